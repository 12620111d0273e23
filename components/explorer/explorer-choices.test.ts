import { expect, test } from "vitest";
import { dimensionChoices, metricChoices, tagChoices } from "./explorer-choices";

const metric = (namespace: string, metricName: string, ...pairs: [string, string][]) => ({
  namespace,
  metricName,
  dimensions: pairs.map(([Name, Value]) => ({ Name, Value })),
});
const METRICS = [
  metric("Shop", "Orders", ["Service", "pay"]),
  metric("Shop", "Latency", ["Service", "cart"]),
  metric("Shop", "Latency", ["Service", "pay"]),
  metric("Shop", "Total"),
  metric("AWS/EC2", "CPUUtilization", ["InstanceId", "i-1"]),
];

test("only metrics of resources are explored", () => {
  expect(metricChoices(METRICS)).toEqual([
    { namespace: "AWS/EC2", names: ["CPUUtilization"] },
    { namespace: "Shop", names: ["Latency", "Orders"] },
  ]);
});

test("dimensions are those of the chosen metrics, by whatever name their resources go", () => {
  expect(dimensionChoices(METRICS, { metrics: [] }).map(({ key }) => key)).toEqual(["InstanceId", "Service"]);
  const chosen = [{ metricName: "CPUUtilization", resourceType: "AWS::EC2::Instance", stat: "Average" }];
  expect(dimensionChoices(METRICS, { metrics: chosen })).toEqual([{ key: "InstanceId", values: ["i-1"] }]);
});

test("tags are those of the chosen metrics, unless a dimension has their name", () => {
  const tagged = METRICS.map((one, index) => ({ ...one, tags: { env: index < 2 ? "prod" : "test", Service: "x" } }));
  const chosen = [{ metricName: "Latency", resourceType: "Shop", stat: "Average" }];
  expect(tagChoices(tagged, { metrics: chosen })).toEqual([{ key: "env", values: ["prod", "test"] }]);
  expect(tagChoices(METRICS, { metrics: [] })).toEqual([]);
});
