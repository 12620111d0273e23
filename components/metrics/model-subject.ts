import type { MetricDataQuery, PutAnomalyDetectorInput } from "@aws-sdk/client-cloudwatch";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { expandMetrics } from "@/lib/services/dashboards/model/expand-metrics";
import { dimensionText } from "./metric-name";
import { queriesBehind } from "./queries-behind";

/** What an anomaly detection model is about, as PutAnomalyDetector names it. */
export type ModelSubject = Pick<PutAnomalyDetectorInput, "SingleMetricAnomalyDetector" | "MetricMathAnomalyDetector">;

/** What AWS takes for no expression of a detector. */
const UNSUPPORTED = /\b(METRICS|SEARCH|ANOMALY_DETECTION_BAND|SELECT)\b/i;

/**
 * What a model of a row of a graph would be about: its metric, or its expression with all that it is made from; undefined where
 * there can be none. `otherwise` is the period in seconds of rows that have none.
 */
export function modelSubject(graph: MetricProperties, place: number, otherwise: number): ModelSubject | undefined {
  const rows = expandMetrics({ ...graph, period: graph.period ?? otherwise });
  const row = rows[place];
  if (row?.kind === "metric") {
    const { namespace: Namespace, metricName: MetricName, dimensions: Dimensions, stat: Stat } = row;
    return { SingleMetricAnomalyDetector: { Namespace, MetricName, Dimensions, Stat } };
  }
  const queries = row && queriesBehind(row, rows);
  if (!queries || queries.some(({ Expression = "" }) => UNSUPPORTED.test(Expression))) return undefined;
  const MetricDataQueries = queries.map((query): MetricDataQuery => ({ ...query, ReturnData: query.Id === row.id }));
  return { MetricMathAnomalyDetector: { MetricDataQueries } };
}

/** What a model is about in words: the metric and its statistic, or the expression. */
export function subjectName({ SingleMetricAnomalyDetector, MetricMathAnomalyDetector }: ModelSubject): string {
  const { Namespace, MetricName, Dimensions = [], Stat } = SingleMetricAnomalyDetector ?? {};
  const dimensions = Dimensions.map(({ Name = "", Value = "" }) => ({ Name, Value }));
  const expression = MetricMathAnomalyDetector?.MetricDataQueries?.find(({ ReturnData }) => ReturnData)?.Expression;
  return expression ?? [Namespace, MetricName, dimensionText(dimensions), Stat].filter(Boolean).join(" • ");
}
