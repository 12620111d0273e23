import type { MetricAlarm, MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { WatchedMetric } from "@/lib/services/alarms/model/metric";
import { readWatched, type Watched } from "@/lib/services/alarms/model/watched";

/**
 * What an alarm watches; undefined for an alarm that this version does not know. DescribeAlarms answers an empty list of dimensions
 * for every alarm, also for those that may not be given any.
 */
export function watchedOf(alarm: MetricAlarm): Watched | undefined {
  try {
    return readWatched(alarm.Metrics?.length ? { ...alarm, Dimensions: undefined } : alarm);
  } catch {
    return undefined;
  }
}

/** The one metric that an alarm watches; undefined for an alarm on anything else. */
export function metricOf(alarm: MetricAlarm): WatchedMetric | undefined {
  return watchedOf(alarm)?.metric;
}

/** What people call that which an alarm watches: the metric's name, or the label or text of the expression. */
export function watchedName({ metric, expression }: Watched): string {
  const query = expression?.queries.find(({ Id }) => Id === expression.watchedId);
  return metric?.metricName ?? query?.Label ?? query?.MetricStat?.Metric?.MetricName ?? query?.Expression ?? "";
}

/** A row of what an alarm watches in one line: its expression, or its metric and statistic. */
export function queryText({ Expression, MetricStat }: MetricDataQuery): string {
  const { Namespace, MetricName, Dimensions = [] } = MetricStat?.Metric ?? {};
  const dimensions = Dimensions.map(({ Name, Value }) => `${Name}: ${Value}`);
  return Expression ?? [Namespace, MetricName, ...dimensions, MetricStat?.Stat].join(" • ");
}
