import { telling } from "@/lib/languages/metric-math/check-together";
import type { InsightsSelect } from "@/lib/languages/metrics-insights/ast";
import { parseMetricsInsights } from "@/lib/languages/metrics-insights/parser";

/** A query of GetMetricData in the SQL of Metrics Insights. */
export type InsightsQuery = {
  kind: "insights";
  id: string;
  select: InsightsSelect;
  /** Seconds; undefined when the query does not say. */
  period: number | undefined;
  label: string | undefined;
  returnData: boolean;
  accountId: string | undefined;
};

/** Reads the query; what is wrong with it is told in AWS's words. */
export function parseInsightsQuery(
  source: string,
  id: string,
  fault: (message: string) => void,
): InsightsSelect | undefined {
  return telling(id, fault, () => parseMetricsInsights(source));
}
