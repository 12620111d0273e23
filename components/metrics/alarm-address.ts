import type { MetricProperties, MetricRender } from "@/lib/services/dashboards/model/body";
import type { MetricName } from "./metric-name";

/** Where an alarm on a graphed metric is made, with the metric filled in. */
export function alarmAddress(
  graph: MetricProperties,
  metric: MetricName,
  render: MetricRender,
  otherwise: number,
): string {
  const search = new URLSearchParams({
    namespace: metric.namespace,
    metricName: metric.metricName,
    dimensions: JSON.stringify(metric.dimensions),
    statistic: render.stat ?? graph.stat ?? "Average",
    period: String(render.period ?? graph.period ?? otherwise),
  });
  return `/cloudwatch/alarms/create?${search}`;
}
