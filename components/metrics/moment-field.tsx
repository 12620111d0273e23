"use client";

import Input from "@cloudscape-design/components/input";
import { useState } from "react";

type Props = { label: string; value: string; onChange: (value: string) => void };

/** A moment in ISO 8601, as annotations carry it; it counts once it is finished and can be read. */
export function MomentField({ label, value, onChange }: Props) {
  const [text, setText] = useState<string>();
  const shown = text ?? value;
  const isWrong = Number.isNaN(Date.parse(shown)) || !/^\d{4}-\d{2}-\d{2}T/.test(shown);
  const finish = () => {
    setText(undefined);
    if (text !== undefined && !isWrong && text !== value) onChange(new Date(text).toISOString());
  };
  return (
    <Input
      ariaLabel={label}
      value={shown}
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
