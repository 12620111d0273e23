"use client";

import Button from "@cloudscape-design/components/button";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { MarkedTextarea } from "@/components/text-editor/marked-textarea";
import { placeOf } from "@/components/text-editor/text-marks";
import type { SourceMistake } from "./source-mistakes";

/** How many mistakes are listed; the rest show when these are mended. */
const MOST_LISTED = 8;

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  mistakes: readonly SourceMistake[];
  rows?: number;
};

/** JSON of widgets with its mistakes underlined and listed; choosing one leads to its place. */
export function SourceEditor({ label, value, onChange, mistakes, rows = 20 }: Props) {
  const t = useTranslations("metrics.source");
  const editor = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const show = ({ offset, length }: SourceMistake) => {
    editor.current?.focus();
    editor.current?.setSelectionRange(offset, offset + length);
  };
  return (
    <div className="flex flex-col gap-2">
      <MarkedTextarea
        label={label}
        value={value}
        onChange={onChange}
        marks={mistakes}
        describedBy={list}
        editor={editor}
        rows={rows}
      />
      <div id={list} aria-live="polite">
        {mistakes.length === 0 ? (
          <StatusIndicator type="success">{t("fine")}</StatusIndicator>
        ) : (
          <ul className="m-0 list-none p-0">
            {mistakes.slice(0, MOST_LISTED).map((mistake) => (
              <li key={`${mistake.offset} ${mistake.message}`}>
                <StatusIndicator type={mistake.severity}>
                  <Button variant="inline-link" onClick={() => show(mistake)}>
                    {t("place", placeOf(value, mistake.offset))}
                  </Button>{" "}
                  {mistake.message}
                </StatusIndicator>
              </li>
            ))}
            {mistakes.length > MOST_LISTED && <li>{t("more", { count: mistakes.length - MOST_LISTED })}</li>}
          </ul>
        )}
      </div>
    </div>
  );
}
