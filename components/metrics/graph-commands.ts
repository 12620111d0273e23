import { shellQuoted } from "@/components/console/shell-quoted";
import { type TimeRange, timeRangeSearch } from "@/components/time-range/time-range";
import { printJson } from "@/components/widget-source/print-json";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { linesOf, metricQuery } from "./graph-lines";

const SIZE = { width: 800, height: 400 };

/** The MetricWidget of GetMetricWidgetImage that draws the graph over its range. */
export function imageWidget(graph: MetricProperties, range: TimeRange): string {
  return printJson({ ...graph, ...SIZE, ...timeRangeSearch(range) });
}

/** What follows `aws` to get the graph as a picture. */
export function imageCommand(graph: MetricProperties, range: TimeRange): string {
  const widget = JSON.stringify({ ...graph, ...SIZE, ...timeRangeSearch(range) });
  return `cloudwatch get-metric-widget-image --metric-widget ${shellQuoted(widget)} --query MetricWidgetImage --output text | base64 --decode > graph.png`;
}

/** What follows `aws` to get the values of the graph over a stretch. */
export function dataCommand(graph: MetricProperties, stretch: { start: Date; end: Date }, now: Date): string {
  const { lines, math } = linesOf(graph, stretch, now);
  const expressions = math.flatMap(({ queries }) => queries.filter(({ Expression }) => Expression !== undefined));
  const asked = new Set(lines.map(({ id }) => id));
  const needed = math.flatMap(({ queries }) =>
    queries.filter(({ Id = "", MetricStat }) => MetricStat && !asked.has(Id)),
  );
  const queries = [...lines.map((line) => metricQuery(line, line.id)), ...needed, ...expressions];
  return [
    "cloudwatch get-metric-data",
    `--metric-data-queries ${shellQuoted(JSON.stringify(queries))}`,
    `--start-time ${stretch.start.toISOString()} --end-time ${stretch.end.toISOString()}`,
  ].join(" \\\n    ");
}
