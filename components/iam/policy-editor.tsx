"use client";

import Button from "@cloudscape-design/components/button";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { useId, useMemo, useRef } from "react";
import { MarkedTextarea } from "@/components/text-editor/marked-textarea";
import { placeOf } from "@/components/text-editor/text-marks";
import type { PolicyKind } from "@/lib/languages/policy/grammar";
import { findMistakes, policySize } from "@/lib/languages/policy/parse";

/** How many mistakes are listed; the rest show when these are mended. */
const MOST_LISTED = 8;

type Props = {
  value: string;
  onChange: (value: string) => void;
  maximumSize: number;
  /** Identity-based when absent. */
  kind?: PolicyKind;
};

/** A policy's JSON with its mistakes underlined and listed, found by the same parser that the server uses. */
export function PolicyEditor({ value, onChange, maximumSize, kind }: Props) {
  const t = useTranslations("iam.editor");
  const editor = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const mistakes = useMemo(() => findMistakes(value, { maximumSize, kind }), [value, maximumSize, kind]);

  const show = (offset: number, length: number) => {
    editor.current?.focus();
    editor.current?.setSelectionRange(offset, offset + length);
  };
  return (
    <div className="flex flex-col gap-2">
      <MarkedTextarea
        label={t("label")}
        value={value}
        onChange={onChange}
        marks={mistakes.map(({ offset, length, detail }) => ({ offset, length, message: detail }))}
        describedBy={list}
        editor={editor}
      />
      <div id={list} aria-live="polite">
        {mistakes.length === 0 ? (
          <StatusIndicator type="success">{t("fine")}</StatusIndicator>
        ) : (
          <ul className="m-0 list-none p-0">
            {mistakes.slice(0, MOST_LISTED).map(({ offset, length, detail }) => (
              <li key={`${offset} ${detail}`}>
                <StatusIndicator type="error">
                  <Button variant="inline-link" onClick={() => show(offset, length)}>
                    {t("place", placeOf(value, offset))}
                  </Button>{" "}
                  {detail}
                </StatusIndicator>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="text-right text-xs text-secondary">
        {t("size", { used: policySize(value), most: maximumSize })}
      </div>
    </div>
  );
}
