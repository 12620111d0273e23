import type { Dimension, MetricAlarm, MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { watchedOf } from "@/components/alarms/alarm-metric";
import { isMetricsInsights, parseMetricsInsights } from "@/lib/languages/metrics-insights/parser";
import type { ChangeSubject } from "@/lib/services/trail/model/change";

/**
 * What the alarm is about: its metric, or all that its expression or query is made from; its own ARN (somebody may have moved the
 * threshold), and the words of its name.
 */
export function alarmSubject(alarm: MetricAlarm): ChangeSubject {
  const { metric, expression } = watchedOf(alarm) ?? {};
  const about = metric
    ? [{ namespace: metric.namespace, metricName: metric.metricName, dimensions: metric.dimensions }]
    : (expression?.queries ?? []).flatMap(metricsOf);
  const { AlarmArn, AlarmName } = alarm;
  return {
    Namespace: about[0]?.namespace,
    MetricName: about[0]?.metricName,
    Dimensions: about.flatMap(({ dimensions }) => dimensions),
    Arns: AlarmArn ? [AlarmArn] : [],
    Words: AlarmName ? [AlarmName] : [],
  };
}

type About = { namespace: string | undefined; metricName: string | undefined; dimensions: Dimension[] };

/** What one row of a list asks for; an expression over other rows asks for nothing itself. */
function metricsOf({ MetricStat, Expression = "" }: MetricDataQuery): About[] {
  const { Namespace, MetricName, Dimensions = [] } = MetricStat?.Metric ?? {};
  if (MetricStat) return [{ namespace: Namespace, metricName: MetricName, dimensions: Dimensions }];
  if (!isMetricsInsights(Expression)) return [];
  const { source, metricName, conditions } = parseMetricsInsights(Expression);
  const dimensions = conditions
    .filter(({ key, operator }) => key.kind === "dimension" && operator === "=")
    .map(({ key, value }) => ({ Name: key.name, Value: value }));
  return [{ namespace: source.namespace, metricName, dimensions }];
}
