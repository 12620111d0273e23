"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { type Completion, completed } from "./completion";
import { MarkedTextarea } from "./marked-textarea";
import type { TextMark } from "./text-marks";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What may stand at a place of the text. */
  complete: (text: string, caret: number) => Completion;
  marks?: readonly TextMark[];
  rows?: number;
  /** Whether Enter ends the text, as in a field, instead of beginning a line; then leaving the field ends it too. */
  isField?: boolean;
  /** Called when the text is finished: by Enter in a field, by Ctrl+Enter anywhere. */
  onSubmit?: (value: string) => void;
};

const MOST_SHOWN = 40;
const NONE: Completion = { from: 0, to: 0, suggestions: [] };

/**
 * A text field that suggests how to go on while one writes, and on Ctrl+Space: arrows choose, Enter or Tab takes, Escape
 * closes. Screen readers know it as a combobox.
 */
export function CompletingTextarea({
  label,
  value,
  onChange,
  complete,
  marks,
  rows = 2,
  isField = false,
  onSubmit,
}: Props) {
  const t = useTranslations("console.editor");
  const list = useId();
  const messages = useId();
  const editor = useRef<HTMLTextAreaElement>(null);
  // Where suggestions were asked for, not which: what can be suggested may still be on its way when the first letters are typed.
  const [asked, setAsked] = useState<{ text: string; caret: number }>();
  const [active, setActive] = useState(0);
  const completion = asked ? complete(asked.text, asked.caret) : NONE;
  const shown = completion.suggestions.slice(0, MOST_SHOWN);
  const isOpen = shown.length > 0;

  const suggest = (text: string, caret: number) => {
    setAsked({ text, caret });
    setActive(0);
  };
  const close = () => setAsked(undefined);
  const change = (text: string) => {
    onChange(text);
    const caret = editor.current?.selectionStart ?? text.length;
    // Suggestions come with the first letter of a word, not at every blank.
    if (/[\w.:"']/.test(text[caret - 1] ?? "")) suggest(text, caret);
    else close();
  };
  const take = (index: number) => {
    const chosen = shown[index];
    if (!chosen) return;
    const next = completed(value, completion, chosen);
    onChange(next.text);
    close();
    requestAnimationFrame(() => {
      editor.current?.focus();
      editor.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, ctrlKey, metaKey } = event;
    const caret = event.currentTarget.selectionStart;
    if (key === " " && ctrlKey) suggest(value, caret);
    else if (isOpen && key === "ArrowDown") setActive((active + 1) % shown.length);
    else if (isOpen && key === "ArrowUp") setActive((active + shown.length - 1) % shown.length);
    else if (isOpen && (key === "Enter" || key === "Tab")) take(active);
    else if (isOpen && key === "Escape") close();
    else if (key === "Enter" && (isField || ctrlKey || metaKey)) onSubmit?.(value);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative">
      <MarkedTextarea
        label={label}
        value={value}
        onChange={change}
        marks={marks}
        rows={rows}
        editor={editor}
        describedBy={messages}
        combobox={{ list, expanded: isOpen, active: isOpen ? `${list}-${active}` : undefined }}
        onKeyDown={press}
        onBlur={() => {
          close();
          if (isField) onSubmit?.(value);
        }}
      />
      {isOpen && (
        <div
          id={list}
          role="listbox"
          aria-label={t("suggestions")}
          className="absolute z-40 max-h-60 w-max max-w-full min-w-60 overflow-y-auto rounded-lg border border-solid border-line bg-surface p-1 font-mono text-xs text-body shadow-lg"
        >
          {shown.map(({ label: text, detail }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the keyboard, as in every combobox.
            <div
              key={`${text} ${detail}`}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              ref={(item) => {
                if (index === active) item?.scrollIntoView({ block: "nearest" });
              }}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(index)}
              className="flex cursor-pointer gap-3 rounded px-2 py-1 aria-selected:bg-raised"
            >
              <span className="flex-none font-bold">{text}</span>
              {detail && <span className="truncate text-secondary">{detail}</span>}
            </div>
          ))}
        </div>
      )}
      <div id={messages} aria-live="polite" className="font-sans text-xs text-error">
        {marks?.[0]?.message}
      </div>
    </div>
  );
}
