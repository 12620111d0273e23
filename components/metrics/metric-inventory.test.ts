import { expect, test } from "vitest";
import { dimensionSetsOf, matchingMetrics, namespacesOf, withDimensions } from "./metric-inventory";
import type { MetricName } from "./metric-name";

const metric = (namespace: string, metricName: string, dimensions: Record<string, string> = {}): MetricName => ({
  namespace,
  metricName,
  dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
});
const METRICS = [
  metric("Shop", "Orders"),
  metric("Shop", "Latency", { Service: "cart", Host: "web-1" }),
  metric("Shop", "Latency", { Host: "web-2", Service: "cart" }),
  metric("AWS/EC2", "CPUUtilization", { InstanceId: "i-1" }),
];

test("namespaces of AWS stand apart", () => {
  expect(namespacesOf(METRICS)).toEqual({
    aws: [{ namespace: "AWS/EC2", count: 1 }],
    custom: [{ namespace: "Shop", count: 3 }],
  });
});

test("metrics with the same dimensions are one set, in whatever order they came", () => {
  const shop = METRICS.filter(({ namespace }) => namespace === "Shop");
  expect(dimensionSetsOf(shop)).toEqual([
    { dimensions: [], count: 1 },
    { dimensions: ["Host", "Service"], count: 2 },
  ]);
  expect(withDimensions(shop, ["Service", "Host"]).map(({ metricName }) => metricName)).toEqual(["Latency", "Latency"]);
});

test("a search finds names and values, all words of it, in any case", () => {
  expect(matchingMetrics(METRICS, "LATENCY web-2")).toEqual([METRICS[2]]);
  expect(matchingMetrics(METRICS, "instanceid")).toEqual([METRICS[3]]);
  expect(matchingMetrics(METRICS, "  ")).toEqual(METRICS);
});
