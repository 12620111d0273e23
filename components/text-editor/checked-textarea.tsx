"use client";

import Button from "@cloudscape-design/components/button";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useId, useRef } from "react";
import { MarkedTextarea } from "./marked-textarea";
import { placeOf, type TextMark } from "./text-marks";

/** How many mistakes are listed; the rest show when these are mended. */
const MOST_LISTED = 8;

type Mistake = TextMark & { severity?: "error" | "warning" };

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  mistakes: readonly Mistake[];
  /** What to say when there is no mistake; nothing when absent. */
  fine?: string;
  /** Says where a mistake is, both from 1. */
  sayPlace: (place: { line: number; column: number }) => string;
  /** Says how many more there are than are listed; nothing when absent. */
  sayMore?: (count: number) => string;
  rows?: number;
  readOnly?: boolean;
};

/** A text with its mistakes underlined and listed; choosing one leads to its place. */
export function CheckedTextarea(props: Props) {
  const { label, value, onChange, mistakes, fine, sayPlace, sayMore, rows, readOnly } = props;
  const editor = useRef<HTMLTextAreaElement>(null);
  const list = useId();
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
        marks={mistakes}
        describedBy={list}
        editor={editor}
      />
      <div id={list} aria-live="polite">
        {mistakes.length === 0 ? (
          fine && <StatusIndicator type="success">{fine}</StatusIndicator>
        ) : (
          <ul className="m-0 list-none p-0">
            {mistakes.slice(0, MOST_LISTED).map((mistake) => (
              <li key={`${mistake.offset} ${mistake.message}`}>
                <StatusIndicator type={mistake.severity ?? "error"}>
                  <Button variant="inline-link" onClick={() => show(mistake)}>
                    {sayPlace(placeOf(value, mistake.offset))}
                  </Button>{" "}
                  {mistake.message}
                </StatusIndicator>
              </li>
            ))}
            {sayMore && mistakes.length > MOST_LISTED && <li>{sayMore(mistakes.length - MOST_LISTED)}</li>}
          </ul>
        )}
      </div>
    </div>
  );
}
