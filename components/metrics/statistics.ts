import { parseStatistic } from "@/lib/services/metrics/model/statistic";

/** The statistics that the console offers; any other that CloudWatch knows can be typed. */
export const STATISTICS = [
  "Average",
  "Minimum",
  "Maximum",
  "Sum",
  "SampleCount",
  "IQM",
  "p50",
  "p90",
  "p95",
  "p99",
  "p99.9",
  "tm99",
  "TM(10%:90%)",
] as const;

/** Whether CloudWatch knows this statistic. */
export function isStatistic(text: string): boolean {
  return parseStatistic(text) !== undefined;
}
