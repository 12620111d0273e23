import { expect, test } from "vitest";
import type { MetricName } from "./metric-name";
import { completeQuery } from "./query-names";

const metric = (namespace: string, metricName: string, ...pairs: [string, string][]): MetricName => ({
  namespace,
  metricName,
  dimensions: pairs.map(([Name, Value]) => ({ Name, Value })),
});
const METRICS = [
  metric("Shop", "Latency", ["Service", "cart"]),
  metric("Shop", "Latency", ["Service", "pay"]),
  metric("Shop", "Orders", ["Region code", "sp"]),
  metric("AWS/EC2", "CPUUtilization", ["InstanceId", "i-1"]),
];

/** The place of the caret is a bar. */
function offered(text: string): string[] {
  const caret = text.indexOf("|");
  return completeQuery(text.replace("|", ""), caret, METRICS).suggestions.map(({ insert }) => insert);
}

test.each([
  ["|", ["SELECT"]],
  ["SELECT AVG(|", ["CPUUtilization", "Latency", "Orders"]],
  ["SELECT AVG(L|) FROM Shop", ["Latency"]],
  ["SELECT AVG(Latency) FROM |", ["SCHEMA", "Shop"]],
  ["SELECT AVG(CPUUtilization) FROM |", ["SCHEMA", '"AWS/EC2"']],
  ["SELECT AVG(Latency) FROM Shop WHERE |", ["Service"]],
  ["SELECT AVG(Orders) FROM Shop GROUP BY |", ['"Region code"']],
  ["SELECT AVG(Latency) FROM Shop WHERE Service = |", ["'cart'", "'pay'"]],
])("%s", (text, expected) => {
  expect(offered(text)).toEqual(expected);
});
