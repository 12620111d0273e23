"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import { filterMistake } from "./filter-mistake";

type Props = {
  /** The pattern that the events on screen match. */
  value: string;
  /** Called with a pattern that is right, on Enter or when the field is cleared. */
  onApply: (pattern: string) => void;
};

/** How long a hand must rest before a half-written pattern is called wrong, in milliseconds. */
const REST = 600;

/** The filter bar: a filter pattern that is checked while it is typed. */
export function FilterField({ value, onApply }: Props) {
  const t = useTranslations("logs.events");
  const [applied, setApplied] = useState(value);
  const [text, setText] = useState(value);
  if (value !== applied) {
    setApplied(value);
    setText(value);
  }
  const [checked, setChecked] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setChecked(text), REST);
    return () => clearTimeout(timer);
  }, [text]);

  const mistake = filterMistake(checked);
  const apply = (pattern: string) => {
    setChecked(pattern);
    if (!filterMistake(pattern)) onApply(pattern.trim());
  };
  return (
    <FormField stretch errorText={mistake && <MarkedMistake pattern={checked} mistake={mistake} />}>
      <Input
        type="search"
        inputMode="search"
        spellcheck={false}
        ariaLabel={t("filter")}
        clearAriaLabel={t("clearFilter")}
        placeholder={t("filterPlaceholder")}
        value={text}
        onChange={({ detail }) => {
          setText(detail.value);
          if (detail.value === "") apply("");
        }}
        onKeyDown={({ detail }) => {
          if (detail.key === "Enter") apply(text);
        }}
      />
    </FormField>
  );
}

/** AWS's message, then the pattern with its fault underlined. */
function MarkedMistake({ pattern, mistake }: { pattern: string; mistake: LanguageSyntaxError }) {
  const { offset, length, message } = mistake;
  const fault = pattern.slice(offset, offset + length);
  return (
    <>
      <span>{message}</span>
      <code className="mt-1 block font-mono whitespace-pre-wrap [overflow-wrap:anywhere] text-body">
        {pattern.slice(0, offset)}
        <mark className="bg-transparent text-error underline decoration-wavy underline-offset-4">{fault || " "}</mark>
        {pattern.slice(offset + length)}
      </code>
    </>
  );
}
