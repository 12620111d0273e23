import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { type WatchedMetric, watchedMetric } from "@/lib/services/alarms/model/metric";

/** The one metric that an alarm watches; undefined for an alarm on anything else. */
export function metricOf(alarm: MetricAlarm): WatchedMetric | undefined {
  try {
    return watchedMetric(alarm);
  } catch {
    return undefined;
  }
}
