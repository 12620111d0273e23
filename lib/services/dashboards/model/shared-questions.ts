import type { MetricAlarm, MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { DashboardBody, ExplorerProperties, Widget } from "./body";
import { expandMetrics } from "./expand-metrics";
import { explorerNamespace, explorerShows, type TaggedMetric } from "./explorer";
import { logQuestion } from "./log-query";
import { type VariableQuestion, variableQuestion } from "./variable-search";

/** Everything that a dashboard itself asks, as keys that a question can be held against. */
export type OwnQuestions = {
  metrics: ReadonlySet<string>;
  expressions: ReadonlySet<string>;
  /** Metrics of which an explorer draws the resources that its labels let pass. */
  explored: readonly ExploredQuestion[];
  /** Whether an explorer takes them together, by an expression over ids of the same question. */
  aggregates: boolean;
  /** Metrics that variables are populated from. */
  lists: readonly VariableQuestion[];
  alarms: ReadonlySet<string>;
  logs: ReadonlySet<string>;
};

/** A metric that an explorer draws. */
export type ExploredQuestion = {
  region: string;
  namespace: string;
  metricName: string;
  stat: string;
  explorer: ExplorerProperties;
};

/** Alarms that the dashboard names, with the Region that they are in. */
export type NamedAlarm = { region: string; alarm: MetricAlarm };

/**
 * What a body asks, its variables being in place; the alarms are those whose graphs it draws. Explorers that name no Region, as
 * AWS has them, are about `home`.
 */
export function ownQuestions(
  { widgets, variables = [] }: DashboardBody,
  alarms: readonly NamedAlarm[],
  home: string,
): OwnQuestions {
  const rows = widgets.flatMap((widget) => (widget.type === "metric" ? expandMetrics(widget.properties) : []));
  return {
    metrics: new Set([
      ...rows.flatMap((row) => {
        if (row.kind !== "metric") return [];
        const { region, accountId, namespace, metricName, dimensions, stat } = row;
        return [key(region, accountId, namespace, metricName, dimensionsKey(dimensions), stat)];
      }),
      ...alarms.flatMap(({ region, alarm }) => alarmMetrics(region, alarm)),
    ]),
    expressions: new Set([
      ...rows.flatMap((row) => (row.kind === "expression" ? [key(row.region, row.expression)] : [])),
      ...alarms.flatMap(({ region, alarm }) =>
        (alarm.Metrics ?? []).flatMap(({ Expression }) => (Expression === undefined ? [] : [key(region, Expression)])),
      ),
    ]),
    explored: widgets.flatMap((widget) => exploredBy(widget, home)),
    aggregates: widgets.some((widget) => widget.type === "explorer" && widget.properties.aggregateBy !== undefined),
    lists: variables.flatMap((variable) => variableQuestion(variable) ?? []),
    alarms: new Set(widgets.flatMap(alarmsOf)),
    logs: new Set(
      widgets.flatMap((widget) => {
        if (widget.type !== "log") return [];
        const { queryString, logGroupNames, queryLanguage } = logQuestion(widget.properties);
        return [key(widget.properties.region, queryString, queryLanguage, ...logGroupNames)];
      }),
    ),
  };
}

/** It speaks of metrics of the same question alone, and each of these is a query that is looked at as well. */
const AGGREGATE = /^(AVG|MIN|MAX|SUM|STDDEV)\(METRICS\("g\d+m"\)\)$/;

/**
 * Whether a query of GetMetricData is one that the dashboard itself asks; its period and label are the reader's. `tags` are those
 * of the resource that the query's metric names.
 */
export function asksMetric(
  own: OwnQuestions,
  region: string,
  query: MetricDataQuery,
  tags: TaggedMetric["tags"],
): boolean {
  if (query.Expression !== undefined) {
    const isOwn =
      own.expressions.has(key(region, query.Expression)) || (own.aggregates && AGGREGATE.test(query.Expression));
    return query.MetricStat === undefined && isOwn;
  }
  const { Metric = {}, Stat = "" } = query.MetricStat ?? {};
  const { Namespace = "", MetricName = "", Dimensions = [] } = Metric;
  if (own.metrics.has(key(region, query.AccountId, Namespace, MetricName, dimensionsKey(Dimensions), Stat)))
    return true;
  const dimensions = Dimensions.map(({ Name = "", Value = "" }) => ({ Name, Value }));
  return (
    query.AccountId === undefined &&
    exploring(own, region, Namespace, MetricName).some(
      ({ stat, explorer }) => stat === Stat && explorerShows(explorer, { dimensions, tags }),
    )
  );
}

/** What explorers draw of a metric, or of all. */
export function exploring(
  { explored }: OwnQuestions,
  region: string,
  namespace?: string,
  metricName?: string,
): ExploredQuestion[] {
  return explored.filter(
    (one) =>
      one.region === region &&
      (namespace === undefined || one.namespace === namespace) &&
      (metricName === undefined || one.metricName === metricName),
  );
}

/** The variables that are populated from these metrics. */
export function populating({ lists }: OwnQuestions, namespace?: string, metricName?: string): VariableQuestion[] {
  return lists.filter((one) => one.namespace === namespace && one.metricName === metricName);
}

export function asksLogs(
  own: OwnQuestions,
  region: string,
  { queryString, logGroupNames, queryLanguage }: ReturnType<typeof logQuestion>,
): boolean {
  return own.logs.has(key(region, queryString, queryLanguage, ...logGroupNames));
}

/** The alarms that a widget shows: their states, or the graph of one. */
export function alarmsOf(widget: Widget): string[] {
  if (widget.type === "alarm") return widget.properties.alarms;
  return widget.type === "metric" ? (widget.properties.annotations?.alarms ?? []) : [];
}

function exploredBy(widget: Widget, home: string): ExploredQuestion[] {
  if (widget.type !== "explorer") return [];
  const { metrics, region } = widget.properties;
  return metrics.map(({ metricName, resourceType, stat }) => ({
    region: region || home,
    namespace: explorerNamespace(resourceType),
    metricName,
    stat,
    explorer: widget.properties,
  }));
}

function alarmMetrics(region: string, alarm: MetricAlarm): string[] {
  const { Namespace = "", MetricName, Dimensions = [], Statistic, ExtendedStatistic, Metrics = [] } = alarm;
  const stat = Statistic ?? ExtendedStatistic ?? "";
  const alone =
    MetricName === undefined ? [] : [key(region, undefined, Namespace, MetricName, dimensionsKey(Dimensions), stat)];
  const within = Metrics.flatMap(({ MetricStat }) => {
    const { Metric = {}, Stat = "" } = MetricStat ?? {};
    if (!Metric.MetricName) return [];
    return [key(region, undefined, Metric.Namespace, Metric.MetricName, dimensionsKey(Metric.Dimensions ?? []), Stat)];
  });
  return [...alone, ...within];
}

export function dimensionsKey(
  dimensions: readonly { Name?: string | undefined; Value?: string | undefined }[],
): string {
  const pairs = dimensions.map(({ Name = "", Value = "" }) => [Name, Value] as const);
  return JSON.stringify(pairs.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)));
}

function key(...parts: (string | undefined)[]): string {
  return JSON.stringify(parts.map((part) => part ?? null));
}
