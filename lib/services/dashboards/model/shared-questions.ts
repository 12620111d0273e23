import type { MetricAlarm, MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { DashboardBody, Widget } from "./body";
import { expandMetrics } from "./expand-metrics";
import { explorerNamespace } from "./explorer";
import { logQuestion } from "./log-query";
import { variableQuestion } from "./variable-choices";

/** Everything that a dashboard itself asks, as keys that a question can be held against. */
export type OwnQuestions = {
  metrics: ReadonlySet<string>;
  expressions: ReadonlySet<string>;
  /** Metrics of which an explorer draws every resource. */
  explored: ReadonlySet<string>;
  /** Whether an explorer takes them together, by an expression over ids of the same question. */
  aggregates: boolean;
  lists: ReadonlySet<string>;
  alarms: ReadonlySet<string>;
  logs: ReadonlySet<string>;
};

/** Alarms that the dashboard names, with the Region that they are in. */
export type NamedAlarm = { region: string; alarm: MetricAlarm };

/** What a body asks, its variables being in place; the alarms are those whose graphs it draws. */
export function ownQuestions({ widgets, variables = [] }: DashboardBody, alarms: readonly NamedAlarm[]): OwnQuestions {
  const rows = widgets.flatMap((widget) => (widget.type === "metric" ? expandMetrics(widget.properties) : []));
  const explored = widgets.flatMap(exploredBy);
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
    explored: new Set(
      explored.map(({ region, namespace, metricName, stat }) => key(region, namespace, metricName, stat)),
    ),
    aggregates: widgets.some((widget) => widget.type === "explorer" && widget.properties.aggregateBy !== undefined),
    lists: new Set([
      ...explored.map(({ region, namespace, metricName }) => key(region, namespace, metricName)),
      ...variables.flatMap((variable) => {
        const question = variableQuestion(variable);
        return question ? [key("", question.namespace, question.metricName)] : [];
      }),
    ]),
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

/** It speaks of metrics by their ids alone, and each of these is a query that is looked at as well. */
const AGGREGATE = /^(AVG|MIN|MAX|SUM|STDDEV)\(\[g\d+m\d+(, g\d+m\d+)*\]\)$/;

/** Whether a query of GetMetricData is one that the dashboard itself asks; its period and label are the reader's. */
export function asksMetric(own: OwnQuestions, region: string, query: MetricDataQuery): boolean {
  if (query.Expression !== undefined) {
    const isOwn =
      own.expressions.has(key(region, query.Expression)) || (own.aggregates && AGGREGATE.test(query.Expression));
    return query.MetricStat === undefined && isOwn;
  }
  const { Metric = {}, Stat = "" } = query.MetricStat ?? {};
  const { Namespace = "", MetricName = "", Dimensions = [] } = Metric;
  return (
    own.metrics.has(key(region, query.AccountId, Namespace, MetricName, dimensionsKey(Dimensions), Stat)) ||
    (query.AccountId === undefined &&
      (own.explored.has(key(region, Namespace, MetricName, Stat)) ||
        own.explored.has(key("", Namespace, MetricName, Stat))))
  );
}

export function asksList(own: OwnQuestions, region: string, namespace?: string, metricName?: string): boolean {
  return own.lists.has(key(region, namespace, metricName)) || own.lists.has(key("", namespace, metricName));
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

function exploredBy(widget: Widget): { region: string; namespace: string; metricName: string; stat: string }[] {
  if (widget.type !== "explorer") return [];
  const { metrics, region = "" } = widget.properties;
  return metrics.map(({ metricName, resourceType, stat }) => ({
    region,
    namespace: explorerNamespace(resourceType),
    metricName,
    stat,
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

function dimensionsKey(dimensions: readonly { Name?: string | undefined; Value?: string | undefined }[]): string {
  const pairs = dimensions.map(({ Name = "", Value = "" }) => [Name, Value] as const);
  return JSON.stringify(pairs.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)));
}

function key(...parts: (string | undefined)[]): string {
  return JSON.stringify(parts.map((part) => part ?? null));
}
