"use client";

import Input from "@cloudscape-design/components/input";
import { useState } from "react";

type Props = {
  label: string;
  /** What was given; the empty text for none. */
  value: string;
  /** What the graph shows then. */
  shown: string;
  onChange: (label: string) => void;
};

/** A text that counts once it is finished: when the field is left or Enter is pressed. Escape takes it back. */
export function LabelField({ label, value, shown, onChange }: Props) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  const finish = () => {
    if (text !== value) onChange(text);
  };
  return (
    <Input
      ariaLabel={label}
      value={text}
      placeholder={shown}
      onChange={({ detail }) => setText(detail.value)}
      onBlur={finish}
      onKeyDown={({ detail }) => {
        if (detail.key === "Enter") finish();
        if (detail.key === "Escape") setText(value);
      }}
    />
  );
}
