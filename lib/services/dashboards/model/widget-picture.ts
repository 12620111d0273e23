import type { MetricDataQuery, MetricDataResult } from "@aws-sdk/client-cloudwatch";
import { type ChartBand, type ChartSeries, paletteColor } from "@/lib/drawing/chart-series";
import type { Picture } from "@/lib/drawing/picture/picture";
import { chartOptionsOf } from "./chart-options";
import { type ExpandedMetric, expandMetrics } from "./expand-metrics";
import type { MetricWidget } from "./metric-widget";

const NUMBER_VIEWS: readonly (string | undefined)[] = ["singleValue", "gauge", "bar", "pie"];

/** What GetMetricData is asked for a widget's picture in the caller's own Region, and the Regions that are left out. */
export function widgetQueries({ graph, range }: MetricWidget, region: string) {
  const rows = expandMetrics(graph);
  const length = Math.max(60, Math.ceil((range.end.getTime() - range.start.getTime()) / 60_000) * 60);
  const isWhole = NUMBER_VIEWS.includes(graph.view) && graph.setPeriodToTimeRange === true;
  const queries = rows.filter((row) => row.region === region).map((row) => queryOf(row, isWhole ? length : row.period));
  const strangers = [...new Set(rows.flatMap((row) => (row.region === region ? [] : [row.region])))];
  return { queries, strangers };
}

function queryOf(row: ExpandedMetric, period: number): MetricDataQuery {
  const { id, label, accountId, visible } = row;
  const query = { Id: id, Label: label, AccountId: accountId, ReturnData: visible };
  if (row.kind === "expression") return { ...query, Expression: row.expression, Period: period };
  const { namespace, metricName, dimensions, stat } = row;
  const Metric = { Namespace: namespace, MetricName: metricName, Dimensions: dimensions };
  return { ...query, MetricStat: { Metric, Period: period, Stat: stat } };
}

/** The picture of a widget from what GetMetricData answered, oldest values first, with the units of metrics by their ids. */
export function widgetPicture(
  widget: MetricWidget,
  results: readonly MetricDataResult[],
  units: Readonly<Record<string, string>>,
  warning: string | undefined,
): Picture {
  const { graph, range, width, height, theme, offset } = widget;
  const options = chartOptionsOf(graph, range);
  const { series, bands } = seriesOf(expandMetrics(graph), results, units);
  const isOverTime = options.view === "timeSeries";
  return {
    ...options,
    title: graph.title,
    series: isOverTime
      ? series.filter(({ id }) => bands.every((band) => band.edges.every((edge) => edge !== id)))
      : series,
    bands: [...(options.bands ?? []), ...(isOverTime ? bands : [])],
    range: { start: range.start.getTime(), end: range.end.getTime() },
    width,
    height,
    theme,
    zone: offset,
    locale: "en",
    emptyText: "No data available",
    warning,
  };
}

type Band = ChartBand & { edges: readonly string[] };

function seriesOf(
  rows: readonly ExpandedMetric[],
  results: readonly MetricDataResult[],
  units: Readonly<Record<string, string>>,
): { series: ChartSeries[]; bands: Band[] } {
  const series: ChartSeries[] = [];
  const bands: Band[] = [];
  for (const [place, row] of rows.entries()) {
    const own = results
      .filter(({ Id }) => Id === row.id)
      .map((result, index) => oneSeries(result, row, place, index, units));
    series.push(...own);
    const [high, low, more] = own;
    const about = row.kind === "expression" ? bandMetric(row.expression) : undefined;
    const metric = rows.findIndex(({ id }) => id === about);
    if (about === undefined || metric === -1 || !high || !low || more) continue;
    const color = row.color ?? rows[metric]?.color ?? paletteColor(metric);
    bands.push({ ...bandBetween(high, low, row.label), about: String(metric), color, edges: [high.id, low.id] });
  }
  return { series, bands };
}

function oneSeries(
  { Label, Timestamps = [], Values = [] }: MetricDataResult,
  row: ExpandedMetric,
  place: number,
  index: number,
  units: Readonly<Record<string, string>>,
): ChartSeries {
  return {
    id: index === 0 ? String(place) : `${place}-${index}`,
    label: Label ?? row.id,
    points: Timestamps.map((time, at) => ({ time: time.getTime(), value: Values[at] ?? 0 })),
    color: row.color && index === 0 ? row.color : paletteColor(place + index),
    axis: row.yAxis,
    unit: row.kind === "metric" ? units[row.id] : undefined,
    ...(row.kind === "metric" ? { periodSeconds: row.period } : {}),
  };
}

/** The metric that a band is drawn around, where an expression is nothing but a band. */
export function bandMetric(expression: string): string | undefined {
  return /^\s*ANOMALY_DETECTION_BAND\(\s*([a-z]\w*)\s*[,)]/.exec(expression)?.[1];
}

/** The corridor between the two series that a band answers, by its own label or by what their names share. */
export function bandBetween(high: ChartSeries, low: ChartSeries, label: string | undefined): ChartBand {
  const lows = new Map(low.points.map(({ time, value }) => [time, value]));
  const points = high.points.flatMap(({ time, value }) => {
    const other = lows.get(time);
    return other === undefined ? [] : [{ time, low: Math.min(value, other), high: Math.max(value, other) }];
  });
  return { id: high.id, label: bandLabel(high.label, label), points, axis: high.axis };
}

/** What a dynamic label comes to is known only with the values, which are those of the edges. */
function bandLabel(edge: string, label: string | undefined): string {
  if (label && !label.includes("${")) return label;
  // An edge that nobody has named is called after its metric, as the metric's own line is.
  return edge.replace(/ High$/, label ? "" : " (expected)");
}
