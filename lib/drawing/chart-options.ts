import type { ChartAxis, ChartBand, ChartMarker, ChartSpan, ChartThreshold } from "./chart-series";
import type { SummaryName } from "./summary";

/** CloudWatch's views of a graph, by the names that dashboard bodies give them. */
export const CHART_VIEWS = ["timeSeries", "singleValue", "gauge", "bar", "pie", "table"] as const;
export type ChartView = (typeof CHART_VIEWS)[number];

/** What is marked on a graph besides its series. */
export type Annotations = {
  thresholds?: readonly ChartThreshold[];
  markers?: readonly ChartMarker[];
  bands?: readonly ChartBand[];
  spans?: readonly ChartSpan[];
};

/**
 * How the table of values is laid out (User Guide, "Using a data table widget"); `horizontal` has a row a series, `vertical` a row a
 * moment, and `hasUnits` names the unit of each series beside its label.
 */
export type TableOptions = {
  hasUnits?: boolean;
  layout?: "horizontal" | "vertical";
  stickySummary?: boolean;
  showTimeSeriesData?: boolean;
  summaryColumns?: readonly SummaryName[];
};

/** How series are drawn, whatever they are of. Every member may be absent. */
export type ChartOptions = Annotations & {
  view?: ChartView;
  /** Layers one above the other instead of lines. */
  stacked?: boolean;
  /** A gauge reads its ends from `left`. */
  axes?: { left?: ChartAxis; right?: ChartAxis };
  /** `columns`: what the legend tells of each series beside its name. */
  legend?: { position?: "bottom" | "right" | "hidden"; columns?: readonly SummaryName[] };
  /** Of a pie or bars: `true` names each beside its number, `false` leaves out the numbers too; absent: numbers alone. */
  labels?: boolean;
  /** The way that led to a number; a body without the member has none (CDK, "SingleValueWidgetProps"). */
  sparkline?: boolean;
  fullPrecision?: boolean;
  table?: TableOptions;
};
