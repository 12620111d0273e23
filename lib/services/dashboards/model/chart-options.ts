import type { ChartOptions } from "@/lib/drawing/chart-options";
import { annotationsOf } from "./annotations";
import type { MetricProperties } from "./body";

const SUMMARIES = { MIN: "min", MAX: "max", AVG: "avg", SUM: "sum" } as const;

/** How a metric widget wants to be drawn, in the chart's own terms. */
export function chartOptionsOf(graph: MetricProperties, range: { start: Date; end: Date }): ChartOptions {
  const {
    view = "timeSeries",
    stacked,
    yAxis,
    legend,
    labels,
    sparkline,
    singleValueFullPrecision,
    table = {},
  } = graph;
  return {
    ...annotationsOf(graph, range),
    view,
    stacked,
    axes: yAxis,
    legend,
    labels: labels?.visible,
    sparkline,
    fullPrecision: singleValueFullPrecision,
    table: {
      hasUnits: yAxis?.left?.showUnits === true,
      layout: table.layout,
      stickySummary: table.stickySummary,
      showTimeSeriesData: table.showTimeSeriesData,
      summaryColumns: table.summaryColumns?.map((name) => SUMMARIES[name]),
    },
  };
}
