"use client";

import { CompletingTextarea } from "@/components/text-editor/completing-textarea";
import { completeLogQuery, queryMistake } from "./query-completion";

type Props = {
  label: string;
  value: string;
  /** Names of fields that were discovered, for completion. */
  fields?: readonly string[];
  rows?: number;
  onChange: (value: string) => void;
  /** By Ctrl+Enter. */
  onRun?: () => void;
};

/** A query of Logs Insights as text, which completes commands, functions and fields and underlines the first mistake. */
export function QueryField({ label, value, fields = [], rows = 8, onChange, onRun }: Props) {
  const mistake = value.trim() === "" ? undefined : queryMistake(value);
  return (
    <CompletingTextarea
      label={label}
      value={value}
      rows={rows}
      onChange={onChange}
      complete={(text, caret) => completeLogQuery(text, caret, fields)}
      marks={mistake ? [mistake] : []}
      onSubmit={onRun}
    />
  );
}
