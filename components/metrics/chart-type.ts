import type { MetricProperties } from "@/lib/services/dashboards/model/body";

/** The kinds of graph as people choose them; lines and layers are one view in a graph's source. */
export const CHART_TYPES = ["line", "stacked", "number", "gauge", "bar", "pie", "table"] as const;
export type ChartType = (typeof CHART_TYPES)[number];

/** A gauge has no ends of its own; AWS's console begins with these. */
const GAUGE_ENDS = { min: 0, max: 100 };

export function chartTypeOf({ view = "timeSeries", stacked }: MetricProperties): ChartType {
  if (view === "timeSeries") return stacked ? "stacked" : "line";
  return view === "singleValue" ? "number" : view;
}

/**
 * The same graph as another kind. A gauge needs ends; they leave again with it, because they would cut lines off. A number begins
 * with its sparkline, as in AWS's console, which writes that down.
 */
export function withChartType(old: MetricProperties, type: ChartType): MetricProperties {
  const { sparkline, ...others } = old;
  return withView(type === "number" ? { ...others, sparkline: sparkline ?? true } : others, type);
}

function withView(graph: MetricProperties, type: ChartType): MetricProperties {
  const { left = {}, ...others } = graph.yAxis ?? {};
  if (type === "gauge") {
    return { ...graph, view: "gauge", stacked: false, yAxis: { ...others, left: { ...GAUGE_ENDS, ...left } } };
  }
  const view = type === "number" ? "singleValue" : type === "line" || type === "stacked" ? "timeSeries" : type;
  const next = { ...graph, view, stacked: type === "stacked" } satisfies MetricProperties;
  if (graph.view !== "gauge") return next;
  const { min: _, max: __, ...kept } = left;
  const yAxis = { ...others, ...(Object.keys(kept).length > 0 ? { left: kept } : {}) };
  return { ...next, yAxis: Object.keys(yAxis).length > 0 ? yAxis : undefined };
}
