import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { watchedOf } from "@/components/alarms/alarm-metric";
import { breachingSide, operatorOf } from "@/components/alarms/operators";
import { type GraphLines, linesOf, type PeriodRule } from "@/components/metrics/graph-lines";
import type { GraphValues } from "@/components/metrics/graph-values";
import { adaptedPeriod, settledPeriod } from "@/components/metrics/period";
import { parseTimeRange, type Stretch, type TimeRange, timeRangeSearch } from "@/components/time-range/time-range";
import type { Watched } from "@/lib/services/alarms/model/watched";
import type {
  DashboardBody,
  MetricProperties,
  MetricRender,
  MetricRow,
  Widget,
} from "@/lib/services/dashboards/model/body";
import { readAlarmArn } from "./alarm-arn";
import { type ExploredMetrics, explorerGraphs } from "./explorer-graphs";
import { type Box, placeWidgets } from "./place-widgets";

/** A widget, where it stands on the grid, and its place in the body, by which it is known. */
export type PlacedWidget = { index: number; box: Box; widget: Widget };

/** Alarms by their ARN; what is not there does not exist (any more). */
export type AlarmsByArn = Readonly<Record<string, MetricAlarm>>;

/** How the periods of a dashboard are settled: by its range, as each widget says, or one for all (seconds). */
export type PeriodOverride = "auto" | "inherit" | number;

const DEFAULT_PERIOD = 300;

/** Every widget of a body on the grid. */
export function placedWidgets({ widgets }: DashboardBody): PlacedWidget[] {
  const boxes = placeWidgets(widgets);
  return widgets.flatMap((widget, index) => {
    const box = boxes[index];
    return box ? [{ index, box, widget }] : [];
  });
}

/** The alarms that widgets speak of: those of alarm status, and those whose graph is drawn. */
export function alarmArnsOf(widgets: readonly PlacedWidget[]): string[] {
  const arns = widgets.flatMap(({ widget }) => {
    if (widget.type === "alarm") return widget.properties.alarms;
    return widget.type === "metric" ? (widget.properties.annotations?.alarms ?? []) : [];
  });
  return [...new Set(arns)];
}

/** The range that a metric widget keeps whatever its dashboard shows; undefined where it follows the dashboard. */
export function keptRange({ widget }: PlacedWidget): TimeRange | undefined {
  return widget.type === "metric" ? parseTimeRange(widget.properties, undefined) : undefined;
}

/** One text for one such range. */
export function rangeKey(range: TimeRange): string {
  return JSON.stringify(timeRangeSearch(range));
}

/** The values that a widget is drawn from: those over the range that it keeps, else the dashboard's. */
export function valuesOf(
  placed: PlacedWidget,
  { values, kept = {} }: { values: GraphValues; kept?: Readonly<Record<string, GraphValues>> },
): GraphValues {
  const range = keptRange(placed);
  return (range && kept[rangeKey(range)]) ?? values;
}

/** What a metric widget draws: its own properties, or those that the alarm of its annotation has; undefined for anything else. */
export function graphOf({ widget }: PlacedWidget, alarms: AlarmsByArn): MetricProperties | undefined {
  if (widget.type !== "metric") return undefined;
  const [arn] = widget.properties.annotations?.alarms ?? [];
  if (arn === undefined) return widget.properties;
  const alarm = alarms[arn];
  return alarm && graphOfAlarm(alarm, readAlarmArn(arn).region, widget.properties);
}

/** An alarm as a graph: what it watches, and its threshold with the side on which it goes off. */
export function graphOfAlarm(
  alarm: MetricAlarm,
  region: string,
  more: Partial<MetricProperties> = {},
): MetricProperties | undefined {
  const watched = watchedOf(alarm);
  if (!watched) return undefined;
  const { Threshold: value, ComparisonOperator } = alarm;
  const fill = breachingSide(operatorOf(ComparisonOperator));
  return {
    title: alarm.AlarmName,
    ...more,
    region,
    metrics: rowsOf(watched),
    annotations: value === undefined ? {} : { horizontal: [{ value, fill }] },
  };
}

/** What an alarm watches as the rows of a graph; those that it only needs for its expression are not drawn. */
function rowsOf({ metric, expression }: Watched): MetricRow[] {
  if (metric) return [metricRow(metric, { stat: metric.statistic, period: metric.period })];
  return (expression?.queries ?? []).map((query): MetricRow => {
    const { Id: id = "", Label: label, Expression, MetricStat, Period } = query;
    const drawn = id === expression?.watchedId || id === expression?.bandId;
    const render = { id, ...(label === undefined ? {} : { label }), ...(drawn ? {} : { visible: false }) };
    if (!MetricStat)
      return [{ ...render, expression: Expression, ...(Period === undefined ? {} : { period: Period }) }];
    const { Namespace = "", MetricName = "", Dimensions = [] } = MetricStat.Metric ?? {};
    const named = { namespace: Namespace, metricName: MetricName, dimensions: Dimensions };
    return metricRow(named, { ...render, stat: MetricStat.Stat, period: MetricStat.Period });
  });
}

type Named = { namespace: string; metricName: string; dimensions: readonly { Name?: string; Value?: string }[] };

function metricRow({ namespace, metricName, dimensions }: Named, render: MetricRender): MetricRow {
  return [namespace, metricName, ...dimensions.flatMap(({ Name = "", Value = "" }) => [Name, Value]), render];
}

/** How a row's period is settled under an override. */
export function periodRule(override: PeriodOverride): PeriodRule {
  if (override === "auto") return adaptedPeriod;
  if (override === "inherit") return (own, stretch, now) => settledPeriod(own ?? DEFAULT_PERIOD, stretch, now);
  return (_, stretch, now) => settledPeriod(override, stretch, now);
}

/** Everything that the graphs of these widgets read over a stretch of time. */
export function dashboardGraphs(
  widgets: readonly PlacedWidget[],
  alarms: AlarmsByArn,
  override: PeriodOverride,
  stretch: Stretch,
  now: Date,
  explored: ExploredMetrics = {},
): GraphLines[] {
  const graphs = widgets.flatMap((placed) => {
    const { widget } = placed;
    return widget.type === "explorer" ? explorerGraphs(widget.properties, explored) : (graphOf(placed, alarms) ?? []);
  });
  return graphs.map((graph) => linesOf(graph, stretch, now, periodRule(override)));
}

/** Whether there is more to see of a widget when it has more room: not of one that only says why it is not drawn. */
export function canEnlarge({ widget: { type } }: PlacedWidget, graph: MetricProperties | undefined): boolean {
  return type === "metric" ? graph !== undefined : type !== "custom" && type !== "chart";
}
