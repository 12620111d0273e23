"use client";

import { useState } from "react";
import type { TaggedMetricName } from "@/components/metrics/metric-name";
import { completeQuery } from "@/components/metrics/query-names";
import { CompletingTextarea } from "@/components/text-editor/completing-textarea";
import { completeMetricMath } from "@/lib/languages/metric-math/complete";
import { isMetricsInsights } from "@/lib/languages/metrics-insights/parser";

type Props = {
  label: string;
  value: string;
  /** The Ids of the other rows. */
  ids: readonly string[];
  metrics: readonly TaggedMetricName[];
  onChange: (text: string) => void;
};

/** A math expression or a query of Metrics Insights, with what may stand in it to choose from; it counts once it is finished. */
export function QueryText({ label, value, ids, metrics, onChange }: Props) {
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
      complete={(source, caret) =>
        isMetricsInsights(source) ? completeQuery(source, caret, metrics) : completeMetricMath(source, caret, ids)
      }
      isField
      onSubmit={(finished) => {
        if (finished !== value) onChange(finished);
      }}
    />
  );
}
