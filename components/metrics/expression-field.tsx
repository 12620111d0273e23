"use client";

import { useState } from "react";
import { CompletingTextarea } from "@/components/text-editor/completing-textarea";
import type { TextMark } from "@/components/text-editor/text-marks";
import { completeMetricMath } from "@/lib/languages/metric-math/complete";

type Props = {
  label: string;
  value: string;
  /** The Ids of the other rows. */
  ids: readonly string[];
  /** What is wrong with the value. */
  mistake: TextMark | undefined;
  onChange: (expression: string) => void;
};

/** An expression of metric math, with functions and Ids to choose from; it counts once it is finished. */
export function ExpressionField({ label, value, ids, mistake, onChange }: Props) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  return (
    <CompletingTextarea
      label={label}
      value={text}
      onChange={setText}
      complete={(source, caret) => completeMetricMath(source, caret, ids)}
      marks={mistake && text === value ? [mistake] : []}
      isField
      onSubmit={(finished) => {
        if (finished !== value) onChange(finished);
      }}
    />
  );
}
