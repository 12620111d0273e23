import type { Dimension, MetricStat, StandardUnit } from "@aws-sdk/client-cloudwatch";
import type { AlarmConfiguration } from "./alarm";
import { invalid } from "./refusal";
import { checkStatistic, chosenStatistic } from "./statistic";

/** A metric that an alarm watches, whichever way it was given. */
export type WatchedMetric = {
  namespace: string;
  metricName: string;
  dimensions: Dimension[];
  statistic: string;
  /** Seconds. */
  period: number;
  unit?: StandardUnit;
};

/** Reads the metric from MetricName and its companions. */
export function watchedMetric(configuration: AlarmConfiguration): WatchedMetric {
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

/** Reads the metric from a MetricStat. */
export function metricOfStat(stat: MetricStat): WatchedMetric {
  const { Namespace, MetricName, Dimensions } = stat.Metric ?? {};
  if (!stat.Period || !stat.Stat || Namespace === undefined || MetricName === undefined)
    throw invalid("Invalid metrics list");
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
