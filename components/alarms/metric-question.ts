import type { Dimension, StandardUnit } from "@aws-sdk/client-cloudwatch";

/** A metric as a graph or an alarm asks for it; the period in seconds. */
export type MetricQuestion = {
  namespace: string;
  metricName: string;
  dimensions: readonly Dimension[];
  statistic: string;
  period: number;
  unit?: StandardUnit | undefined;
};
