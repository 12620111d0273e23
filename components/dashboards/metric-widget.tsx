"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { linesOf, type PeriodRule } from "@/components/metrics/graph-lines";
import { type GraphValues, seriesOf } from "@/components/metrics/graph-values";
import { MetricGraph } from "@/components/metrics/metric-graph";
import type { Stretch } from "@/components/time-range/time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { isDrawn } from "./dashboard-widgets";
import { legendHeight } from "./grid-size";
import { WidgetNotice } from "./widget-notice";

type Props = {
  graph: MetricProperties;
  values: GraphValues;
  rule: PeriodRule;
  /** Pixels for everything, and columns of the grid. */
  height: number;
  columns: number;
  onZoom?: (stretch: Stretch) => void;
};

/** The graph or numbers of a metric widget. */
export function MetricWidget({ graph, values, rule, height, columns, onZoom }: Props) {
  const t = useTranslations("dashboards.widget");
  const tGraph = useTranslations("metrics.graph");
  const { lines, expressions } = useMemo(() => {
    const stretch = { start: new Date(values.start), end: new Date(values.end) };
    return linesOf(graph, stretch, new Date(values.readAt), rule);
  }, [graph, values, rule]);
  const legend = useMemo(
    () =>
      legendHeight(
        seriesOf(lines, values).map(({ label }) => label),
        columns,
      ),
    [lines, values, columns],
  );
  if (!isDrawn(graph)) return <WidgetNotice>{t("view", { view: graph.view ?? "" })}</WidgetNotice>;
  if (values.refusal) return <WidgetNotice>{values.refusal.message}</WidgetNotice>;
  if (lines.length === 0 && expressions > 0) {
    return <WidgetNotice>{tGraph("expressions", { count: expressions })}</WidgetNotice>;
  }
  const hasLegend = graph.view !== "singleValue" && (graph.legend?.position ?? "bottom") === "bottom";
  const note = expressions > 0 ? 20 : 0;
  return (
    <>
      {expressions > 0 && (
        <div className="truncate font-sans text-xs leading-5 text-secondary">
          {tGraph("expressions", { count: expressions })}
        </div>
      )}
      <MetricGraph
        graph={graph}
        lines={lines}
        values={values}
        height={Math.max(40, height - note - (hasLegend ? legend : 0))}
        onZoom={onZoom}
      />
    </>
  );
}
