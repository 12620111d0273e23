import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { isStatistic } from "@/components/metrics/statistics";
import type { AlarmDraft } from "./alarm-draft";

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** A list of an alarm has so many rows at most (API Reference, "PutMetricAlarm"). */
const MOST_ROWS = 20;

/**
 * What an address says is to be watched: a metric by `namespace`, `metricName`, `dimensions`, `statistic` and `period`, or a list
 * in AWS's own members by `metrics`, with the Id of its band as `band`. Nothing where the address makes no sense.
 */
export function addressedSubject(search: Search): Partial<AlarmDraft> {
  return search.metrics === undefined ? addressedMetric(search) : addressedList(search);
}

function addressedMetric({ namespace, metricName, dimensions, statistic, period }: Search): Partial<AlarmDraft> {
  if (typeof namespace !== "string" || typeof metricName !== "string") return {};
  const seconds = Number(period);
  const Metric = {
    Namespace: namespace,
    MetricName: metricName,
    Dimensions: listIn(dimensions)
      .filter(isDimension)
      .map(({ Name, Value }) => ({ Name, Value })),
  };
  const MetricStat = {
    Metric,
    Period: Number.isInteger(seconds) && seconds >= 10 ? seconds : 300,
    Stat: typeof statistic === "string" && isStatistic(statistic) ? statistic : "Average",
  };
  return { queries: [{ Id: "m1", MetricStat }], watchedId: "m1" };
}

function addressedList({ metrics, band }: Search): Partial<AlarmDraft> {
  const queries = listIn(metrics)
    .slice(0, MOST_ROWS)
    .flatMap((row) => queryOf(row) ?? []);
  const bandId = queries.find(({ Id, Expression }) => Id === band && Expression !== undefined)?.Id;
  const watched = queries.find(({ Id, ReturnData }) => Id !== bandId && ReturnData !== false);
  if (!watched) return {};
  return {
    queries,
    watchedId: watched.Id ?? "",
    bandId,
    ...(bandId === undefined ? {} : { operator: "LessThanLowerOrGreaterThanUpperThreshold" }),
  };
}

/** A row with the members that the wizard knows; undefined for what is none. */
function queryOf(row: unknown): MetricDataQuery | undefined {
  const { Id, Label, Expression, Period, ReturnData, MetricStat } = membersOf(row);
  if (typeof Id !== "string") return undefined;
  const common = {
    Id,
    ...(typeof Label === "string" ? { Label } : {}),
    ...(typeof ReturnData === "boolean" ? { ReturnData } : {}),
  };
  if (typeof Expression === "string") {
    return { ...common, Expression, ...(typeof Period === "number" ? { Period } : {}) };
  }
  const { Metric, Period: seconds, Stat } = membersOf(MetricStat);
  const { Namespace, MetricName, Dimensions } = membersOf(Metric);
  if (typeof Namespace !== "string" || typeof MetricName !== "string") return undefined;
  if (typeof seconds !== "number" || typeof Stat !== "string" || !isStatistic(Stat)) return undefined;
  const dimensions = (Array.isArray(Dimensions) ? Dimensions : [])
    .filter(isDimension)
    .map(({ Name, Value }) => ({ Name, Value }));
  return {
    ...common,
    MetricStat: { Metric: { Namespace, MetricName, Dimensions: dimensions }, Period: seconds, Stat },
  };
}

function listIn(text: string | string[] | undefined): unknown[] {
  try {
    const read: unknown = JSON.parse(typeof text === "string" ? text : "[]");
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function isDimension(value: unknown): value is { Name: string; Value: string } {
  const { Name, Value } = membersOf(value);
  return typeof Name === "string" && typeof Value === "string";
}
