"use client";

import Input from "@cloudscape-design/components/input";
import { useState } from "react";

type Props = {
  label: string;
  value: number | undefined;
  placeholder?: string;
  onChange: (value: number | undefined) => void;
};

/** A number that counts once it is finished; an emptied field is none. */
export function NumberField({ label, value, placeholder, onChange }: Props) {
  const [text, setText] = useState<string>();
  const shown = text ?? (value === undefined ? "" : String(value));
  const isWrong = shown.trim() !== "" && !Number.isFinite(Number(shown));
  const finish = () => {
    if (text === undefined) return;
    setText(undefined);
    if (text.trim() === "") onChange(undefined);
    else if (!isWrong && Number(text) !== value) onChange(Number(text));
  };
  return (
    <Input
      ariaLabel={label}
      value={shown}
      placeholder={placeholder}
      inputMode="decimal"
      invalid={isWrong}
      onChange={({ detail }) => setText(detail.value)}
      onBlur={finish}
      onKeyDown={({ detail }) => {
        if (detail.key === "Enter") finish();
        if (detail.key === "Escape") setText(undefined);
      }}
    />
  );
}
