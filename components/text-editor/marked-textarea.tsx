"use client";

import { type KeyboardEventHandler, type RefObject, useId, useRef } from "react";
import { segmentsOf, type TextMark } from "./text-marks";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What to underline, in the order of the text. */
  marks?: readonly TextMark[];
  rows?: number;
  readOnly?: boolean;
  describedBy?: string;
  editor?: RefObject<HTMLTextAreaElement | null>;
  /** Where a list of suggestions belongs to the field: the list, whether it is open, and the item that is chosen in it. */
  combobox?: { list: string; expanded: boolean; active: string | undefined };
  onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>;
  onBlur?: () => void;
};

const TEXT = "m-0 whitespace-pre-wrap break-words p-3 code-text";

/**
 * A plain text field that underlines mistakes: the marks are drawn on a copy of the text behind it, so that everything a
 * browser can do with a text field (undo, find, spelling, screen readers) still works.
 */
export function MarkedTextarea({
  label,
  value,
  onChange,
  marks = [],
  rows = 18,
  readOnly,
  describedBy,
  editor,
  combobox,
  onKeyDown,
  onBlur,
}: Props) {
  const id = useId();
  const copy = useRef<HTMLDivElement>(null);
  return (
    <div className="relative overflow-hidden rounded-lg border border-solid border-line bg-surface focus-within:outline-2 focus-within:outline-link">
      <div
        ref={copy}
        aria-hidden
        className={`${TEXT} pointer-events-none absolute inset-0 overflow-hidden text-transparent`}
      >
        {segmentsOf(value, marks).map(({ offset, text, mark }) =>
          mark ? (
            <mark
              key={offset}
              className="bg-transparent text-transparent underline decoration-error decoration-wavy decoration-2 underline-offset-4"
            >
              {text}
            </mark>
          ) : (
            text
          ),
        )}
        {"\n"}
      </div>
      <textarea
        id={id}
        ref={editor}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={marks.length > 0}
        value={value}
        rows={rows}
        readOnly={readOnly}
        spellCheck={false}
        autoCapitalize="off"
        {...(combobox
          ? {
              role: "combobox",
              "aria-autocomplete": "list",
              "aria-haspopup": "listbox",
              "aria-expanded": combobox.expanded,
              "aria-controls": combobox.list,
              "aria-activedescendant": combobox.active,
            }
          : {})}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (copy.current) copy.current.scrollTop = event.currentTarget.scrollTop;
        }}
        className={`${TEXT} relative box-border block w-full resize-y border-none bg-transparent text-body outline-none`}
      />
    </div>
  );
}
