import { expect, test } from "vitest";
import { callMetrics } from "./call-metrics";

const AT = new Date("2026-11-22T12:00:00Z");

test("calls become a count, an error count and durations whose percentiles are true", () => {
  const errors = new Map([
    ["AccessDenied", 2],
    ["Throttling", 1],
  ]);
  const counts = { action: "logs:PutLogEvents", calls: 4, durationsMillis: [1.2345, 1.2344, 20, 0], errors };
  const of = {
    Dimensions: [
      { Name: "Service", Value: "logs" },
      { Name: "Operation", Value: "PutLogEvents" },
    ],
    Timestamp: AT,
  };
  expect(callMetrics(counts, AT)).toEqual([
    { ...of, MetricName: "CallCount", Unit: "Count", Value: 4 },
    { ...of, MetricName: "ErrorCount", Unit: "Count", Value: 3 },
    { ...of, MetricName: "Latency", Unit: "Milliseconds", Values: [1.23, 20, 0], Counts: [2, 1, 1] },
  ]);
});

test("no datum holds more than 150 values, and no duration is lost", () => {
  const durationsMillis = Array.from({ length: 10_000 }, (_, index) => 1 + index / 7);
  const latencies = callMetrics({ action: "a:B", calls: 10_000, durationsMillis, errors: new Map() }, AT).filter(
    ({ MetricName }) => MetricName === "Latency",
  );
  expect(Math.max(...latencies.map(({ Values = [] }) => Values.length))).toBe(150);
  expect(latencies.flatMap(({ Counts = [] }) => Counts).reduce((sum, count) => sum + count, 0)).toBe(10_000);
});
