import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { AlarmConfiguration } from "./alarm";
import { checkExpressions, groupKeys, periodOf } from "./expressions";
import { metricOfStat, type WatchedMetric, watchedMetric } from "./metric";
import { invalid, notImplemented } from "./refusal";

/** What an alarm watches: one metric, or what a list of metrics and expressions comes to. */
export type Watched = {
  /** Seconds. */
  period: number;
  metric?: WatchedMetric;
  expression?: WatchedExpression;
};

/** The queries to ask GetMetricData, which of them is watched, and which is the band that it is compared with. */
export type WatchedExpression = {
  queries: MetricDataQuery[];
  watchedId: string;
  bandId?: string;
  /** What tells the series of a query with GROUP BY apart: the alarm watches each of them. */
  groupKeys?: string[];
};

/** Members that an alarm with a list of metrics may not have beside it. */
const SINGLE_METRIC_MEMBERS = [
  "MetricName",
  "Namespace",
  "Dimensions",
  "Period",
  "Unit",
  "Statistic",
  "ExtendedStatistic",
] as const;

/** Reads what a configuration watches; throws AWS's error where it breaks a rule (API Reference, "PutMetricAlarm", "MetricDataQuery"). */
export function readWatched(configuration: AlarmConfiguration): Watched {
  const { Metrics, ThresholdMetricId } = configuration;
  if (Metrics && Metrics.length > 0) return fromList(configuration, Metrics);
  if (ThresholdMetricId !== undefined) throw invalid("ThresholdMetricId can only be set if list of Metrics is set.");
  const metric = watchedMetric(configuration);
  return { period: metric.period, metric };
}

function fromList(configuration: AlarmConfiguration, metrics: MetricDataQuery[]): Watched {
  for (const member of SINGLE_METRIC_MEMBERS) {
    if (configuration[member] !== undefined) throw invalid(`${member} should not be set if list of Metrics is set.`);
  }
  checkList(metrics);
  const bandId = configuration.ThresholdMetricId;
  const watched = returnedBeside(bandId, metrics);
  if (metrics.some(({ AccountId }) => AccountId !== undefined)) {
    throw notImplemented("An alarm on a metric of another account (AccountId)");
  }
  const types = checkExpressions(metrics, bandId);
  const [only] = metrics;
  if (metrics.length === 1 && only?.MetricStat) {
    const metric = metricOfStat(only.MetricStat);
    return { period: metric.period, metric };
  }
  const keys = groupKeys(watched);
  if (types.get(watched.Id ?? "")?.type !== "TS" && !keys) {
    throw invalid("The metrics list of an alarm must result in a single time series");
  }
  return {
    period: periodOf(watched, metrics),
    expression: {
      queries: metrics,
      watchedId: watched.Id ?? "",
      ...(bandId === undefined ? {} : { bandId }),
      ...(keys ? { groupKeys: keys } : {}),
    },
  };
}

/** AWS says little about a list that is wrong in itself. */
function checkList(metrics: readonly MetricDataQuery[]): void {
  const stats = metrics.filter(({ MetricStat }) => MetricStat !== undefined);
  const ids = new Set(metrics.map(({ Id }) => Id));
  const isRight =
    metrics.length <= 20 &&
    stats.length <= 10 &&
    metrics.length - stats.length <= 10 &&
    ids.size === metrics.length &&
    metrics.every(({ Id, MetricStat, Expression }) => {
      return /^[a-z]\w*$/.test(Id ?? "") && (MetricStat === undefined) !== (Expression === undefined);
    });
  if (!isRight) throw invalid("Invalid metrics list");
  for (const { MetricStat } of stats) if (MetricStat) metricOfStat(MetricStat);
}

/** The query whose result is watched. The band may return data beside it, as the console writes it. */
function returnedBeside(bandId: string | undefined, metrics: readonly MetricDataQuery[]): MetricDataQuery {
  const returned = metrics.filter(({ Id, ReturnData }) => ReturnData !== false && Id !== bandId);
  const [watched, ...others] = returned;
  if (!watched || others.length > 0) throw invalid("Exactly one element of the metrics list should return data.");
  return watched;
}
