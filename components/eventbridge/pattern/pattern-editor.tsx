"use client";

import Button from "@cloudscape-design/components/button";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { MarkedTextarea } from "@/components/text-editor/marked-textarea";
import { placeOf } from "@/components/text-editor/text-marks";
import type { Mistake } from "./pattern-trial";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  mistake: Mistake | undefined;
  /** What to say when there is no mistake; nothing when absent. */
  fine?: string;
  rows?: number;
  readOnly?: boolean;
};

/** JSON with its mistake underlined and told, with a way to its place. */
export function PatternEditor({ label, value, onChange, mistake, fine, rows = 14, readOnly }: Props) {
  const t = useTranslations("eventbridge.pattern");
  const editor = useRef<HTMLTextAreaElement>(null);
  const told = useId();
  const show = ({ offset, length }: Mistake) => {
    editor.current?.focus();
    editor.current?.setSelectionRange(offset, offset + length);
  };
  return (
    <div className="flex flex-col gap-2">
      <MarkedTextarea
        label={label}
        rows={rows}
        value={value}
        onChange={onChange}
        readOnly={readOnly}
        marks={mistake ? [mistake] : []}
        describedBy={told}
        editor={editor}
      />
      <div id={told} aria-live="polite">
        {mistake ? (
          <StatusIndicator type="error">
            <Button variant="inline-link" onClick={() => show(mistake)}>
              {t("place", placeOf(value, mistake.offset))}
            </Button>{" "}
            {mistake.message}
          </StatusIndicator>
        ) : (
          fine && <StatusIndicator type="success">{fine}</StatusIndicator>
        )}
      </div>
    </div>
  );
}
