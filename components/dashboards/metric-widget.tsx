"use client";

import { useMemo } from "react";
import { linesOf, type PeriodRule } from "@/components/metrics/graph-lines";
import { type GraphValues, mathProblems } from "@/components/metrics/graph-values";
import { MetricGraph } from "@/components/metrics/metric-graph";
import type { Stretch } from "@/components/time-range/time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { WidgetNotice } from "./widget-notice";

type Props = {
  graph: MetricProperties;
  values: GraphValues;
  rule: PeriodRule;
  /** Pixels for everything. */
  height: number;
  onZoom?: (stretch: Stretch) => void;
};

/** The graph, numbers or table of a metric widget. What AWS says against its expressions stands above what can be drawn. */
export function MetricWidget({ graph, values, rule, height, onZoom }: Props) {
  const drawn = useMemo(() => {
    const stretch = { start: new Date(values.start), end: new Date(values.end) };
    return linesOf(graph, stretch, new Date(values.readAt), rule);
  }, [graph, values, rule]);
  const problems = mathProblems(drawn, values);
  if (values.refusal && drawn.lines.length > 0) return <WidgetNotice>{values.refusal.message}</WidgetNotice>;
  if (problems.length > 0 && drawn.lines.length === 0) return <WidgetNotice>{problems.join(" ")}</WidgetNotice>;
  const note = problems.length > 0 ? 20 : 0;
  return (
    <>
      {problems.length > 0 && (
        <div className="truncate font-sans text-xs leading-5 text-error" title={problems.join("\n")}>
          {problems.join(" ")}
        </div>
      )}
      <MetricGraph graph={graph} drawn={drawn} values={values} height={Math.max(40, height - note)} onZoom={onZoom} />
    </>
  );
}
