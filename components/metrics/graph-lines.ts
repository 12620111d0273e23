import type { Stretch } from "@/components/time-range/time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { type ExpandedMetric, expandMetrics } from "@/lib/services/dashboards/model/expand-metrics";
import type { MetricName } from "./metric-name";
import { metricKey } from "./metric-name";
import { settledPeriod, wholePeriod } from "./period";

/** A line to be drawn: its metric, and everything that its values depend on. Period in seconds. */
export type GraphLine = MetricName & {
  /** Its place among the rows of the graph, which gives it its colour. */
  place: number;
  id: string;
  stat: string;
  period: number;
  region: string;
  accountId: string | undefined;
  label: string | undefined;
  color: string | undefined;
  yAxis: "left" | "right";
};

/** What can be read of a graph, and how many of its rows are expressions, which nobody evaluates yet. */
export type GraphLines = { lines: GraphLine[]; expressions: number };

/** How a row's own period (undefined: none) becomes the one that is asked for. */
export type PeriodRule = (own: number | undefined, stretch: Stretch, now: Date) => number;

/** The visible lines of a graph over a stretch of time. */
export function linesOf(
  graph: MetricProperties,
  stretch: Stretch,
  now: Date,
  rule: PeriodRule = settledPeriod,
): GraphLines {
  const isWhole = graph.view === "singleValue" && graph.setPeriodToTimeRange === true;
  const periodOf = (own: number) => (isWhole ? wholePeriod(stretch) : rule(own || undefined, stretch, now));
  // A period of 0 tells apart the rows that have none of their own, nor of the graph.
  const rows = expandMetrics({ ...graph, period: graph.period ?? 0 });
  const shown = rows.map((row, place) => ({ row, place })).filter(({ row }) => row.visible);
  const lines = shown.flatMap(({ row, place }) => (row.kind === "metric" ? [lineOf(row, place, periodOf)] : []));
  return { lines, expressions: shown.length - lines.length };
}

function lineOf(
  row: Extract<ExpandedMetric, { kind: "metric" }>,
  place: number,
  periodOf: (own: number) => number,
): GraphLine {
  const { namespace, metricName, dimensions, id, stat, region, accountId, label, color, yAxis } = row;
  const period = periodOf(row.period);
  return { place, id, namespace, metricName, dimensions, stat, period, region, accountId, label, color, yAxis };
}

/** Lines with the same key have the same values, in whichever graph they are. */
export function lineKey(line: GraphLine): string {
  return `${line.region} ${line.accountId ?? ""} ${line.stat} ${line.period} ${metricKey(line)}`;
}
