import type { TaggedMetric } from "@/lib/services/dashboards/model/explorer";

/** What makes a metric the metric it is. */
export type MetricName = {
  namespace: string;
  metricName: string;
  dimensions: readonly { Name: string; Value: string }[];
};

/** A metric, and the tags of the resource that it names. */
export type TaggedMetricName = MetricName & TaggedMetric;

/** The names of a metric in a row, as a widget's `metrics` array has them: namespace, name, then pairs of dimension. */
export function namesOf({ namespace, metricName, dimensions }: MetricName): string[] {
  return [namespace, metricName, ...dimensions.flatMap(({ Name, Value }) => [Name, Value])];
}

/** One text for one metric, in whatever order its dimensions were written. */
export function metricKey({ namespace, metricName, dimensions }: MetricName): string {
  const pairs = dimensions.map(({ Name, Value }) => [Name, Value]).sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  return JSON.stringify([namespace, metricName, ...pairs]);
}

/** The dimensions as people read them: "host: web-1, cpu: cpu-total". */
export function dimensionText(dimensions: MetricName["dimensions"]): string {
  return dimensions.map(({ Name, Value }) => `${Name}: ${Value}`).join(", ");
}
