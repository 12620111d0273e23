"use client";

import { useTranslations } from "next-intl";
import type { TextMark } from "@/components/text-editor/text-marks";
import { ExpressionField } from "./expression-field";
import type { GraphRow } from "./graph-rows";
import { dimensionText } from "./metric-name";

type Props = {
  row: GraphRow & { id: string };
  ids: readonly string[];
  mistake: TextMark | undefined;
  onExpression: (expression: string) => void;
};

/** What a row is: the names of its metric, or its expression, to be changed in place. */
export function RowDetails({ row: { metric, render, id }, ids, mistake, onExpression }: Props) {
  const t = useTranslations("metrics.graphed");
  if (!metric) {
    return (
      <ExpressionField
        label={t("expressionOf", { id })}
        value={render.expression ?? ""}
        ids={ids}
        mistake={mistake}
        onChange={onExpression}
      />
    );
  }
  return (
    <span className="[overflow-wrap:anywhere]">
      {metric.namespace} • {metric.metricName}
      {metric.dimensions.length > 0 && <> • {dimensionText(metric.dimensions)}</>}
    </span>
  );
}
