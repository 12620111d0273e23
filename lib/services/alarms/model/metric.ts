import type { Dimension, MetricDataQuery, StandardUnit } from "@aws-sdk/client-cloudwatch";
import type { AlarmConfiguration } from "./alarm";
import { invalid, notImplemented } from "./refusal";
import { checkStatistic, chosenStatistic } from "./statistic";

/** The one metric that an alarm watches, whichever way it was given. */
export type WatchedMetric = {
  namespace: string;
  metricName: string;
  dimensions: Dimension[];
  statistic: string;
  /** Seconds. */
  period: number;
  unit?: StandardUnit;
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

/** Reads the metric from MetricName and its companions, or from a Metrics array of one MetricStat. */
export function watchedMetric(configuration: AlarmConfiguration): WatchedMetric {
  const { Metrics } = configuration;
  if (Metrics && Metrics.length > 0) return fromList(configuration, Metrics);
  const { MetricName, Namespace, Dimensions, Period, Unit, Statistic, ExtendedStatistic } = configuration;
  if (MetricName === undefined) throw invalid("PutMetricAlarm request should have a MetricName parameter");
  if (Namespace === undefined) throw invalid("PutMetricAlarm request should have a Namespace parameter");
  const statistic = chosenStatistic(Statistic, ExtendedStatistic);
  if (Period === undefined) throw invalid("PutMetricAlarm request should have a Period parameter");
  return {
    namespace: Namespace,
    metricName: MetricName,
    dimensions: distinct(Dimensions),
    statistic,
    period: Period,
    unit: Unit,
  };
}

/** Whether two lists name the same dimensions; their order means nothing. */
export function sameDimensions(one: readonly Dimension[], other: readonly Dimension[]): boolean {
  const key = (dimensions: readonly Dimension[]) =>
    JSON.stringify(dimensions.map(({ Name, Value }) => [Name, Value]).sort());
  return key(one) === key(other);
}

function fromList(configuration: AlarmConfiguration, metrics: MetricDataQuery[]): WatchedMetric {
  for (const member of SINGLE_METRIC_MEMBERS) {
    if (configuration[member] !== undefined) throw invalid(`${member} should not be set if list of Metrics is set.`);
  }
  if (metrics.length > 20) throw invalid("Invalid metrics list");
  const ids = new Set(metrics.map(({ Id }) => Id));
  if (ids.size < metrics.length || metrics.some(({ Id }) => !/^[a-z]\w*$/.test(Id ?? "")))
    throw invalid("Invalid metrics list");
  const returned = metrics.filter(({ ReturnData }) => ReturnData !== false);
  if (returned.length !== 1) throw invalid("Exactly one element of the metrics list should return data.");
  if (metrics.length > 1 || metrics.some(({ Expression }) => Expression !== undefined)) {
    throw notImplemented("An alarm on a metric math expression (Metrics with more than one MetricStat)");
  }
  const stat = metrics[0]?.MetricStat;
  const { Namespace, MetricName, Dimensions } = stat?.Metric ?? {};
  if (!stat?.Period || !stat.Stat || Namespace === undefined || MetricName === undefined)
    throw invalid("Invalid metrics list");
  if (metrics[0]?.AccountId !== undefined) throw notImplemented("An alarm on a metric of another account (AccountId)");
  return {
    namespace: Namespace,
    metricName: MetricName,
    dimensions: distinct(Dimensions),
    statistic: checkStatistic(stat.Stat, "Stat"),
    period: stat.Period,
    unit: stat.Unit,
  };
}

function distinct(dimensions: Dimension[] = []): Dimension[] {
  const names = new Set(dimensions.map(({ Name }) => Name));
  if (names.size < dimensions.length) throw invalid("No repeated dimension names are allowed in Dimensions.");
  return dimensions;
}
