import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { CallCounts } from "@/lib/platform/telemetry";

/** Where Mirante publishes how its own API is used. */
export const CALL_NAMESPACE = "Mirante";

/** PutMetricData takes at most 150 different values in a datum. */
const MAX_VALUES = 150;

/** The metrics of one operation's calls: how many, how many failed, and each call's duration, so that percentiles are true. */
export function callMetrics({ action, calls, durationsMillis, errors }: CallCounts, at: Date): MetricDatum[] {
  const [service = "", operation = ""] = action.split(":");
  const of = {
    Dimensions: [
      { Name: "Service", Value: service },
      { Name: "Operation", Value: operation },
    ],
    Timestamp: at,
  };
  const failed = [...errors.values()].reduce((sum, count) => sum + count, 0);
  return [
    { ...of, MetricName: "CallCount", Unit: "Count", Value: calls },
    { ...of, MetricName: "ErrorCount", Unit: "Count", Value: failed },
    ...latencies(durationsMillis).map(
      (part): MetricDatum => ({ ...of, MetricName: "Latency", Unit: "Milliseconds", ...part }),
    ),
  ];
}

/** Durations to three digits, equal ones counted; a step of half a percent is below what a clock's noise makes. */
function latencies(durationsMillis: readonly number[]): { Values: number[]; Counts: number[] }[] {
  const counts = new Map<number, number>();
  for (const duration of durationsMillis) {
    const value = Number(Math.max(duration, 0).toPrecision(3));
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const distinct = [...counts];
  const parts = Array.from({ length: Math.ceil(distinct.length / MAX_VALUES) }, (_, index) =>
    distinct.slice(index * MAX_VALUES, (index + 1) * MAX_VALUES),
  );
  return parts.map((part) => ({ Values: part.map(([value]) => value), Counts: part.map(([, count]) => count) }));
}
