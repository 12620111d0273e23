import { expect, test } from "vitest";
import type { MetricName, TaggedMetricName } from "./metric-name";
import { completeQuery } from "./query-names";

const metric = (namespace: string, metricName: string, ...pairs: [string, string][]): MetricName => ({
  namespace,
  metricName,
  dimensions: pairs.map(([Name, Value]) => ({ Name, Value })),
});
const METRICS: TaggedMetricName[] = [
  metric("Shop", "Latency", ["Service", "cart"]),
  metric("Shop", "Latency", ["Service", "pay"]),
  metric("Shop", "Orders", ["Region code", "sp"]),
  metric("AWS/EC2", "CPUUtilization", ["InstanceId", "i-1"]),
  { ...metric("Logs", "Events", ["LogGroupName", "a"]), tags: { env: "prod", "cost center": "7" } },
  { ...metric("Logs", "Events", ["LogGroupName", "b"]), tags: { env: "test" } },
];

/** The place of the caret is a bar. */
function offered(text: string): string[] {
  const caret = text.indexOf("|");
  return completeQuery(text.replace("|", ""), caret, METRICS).suggestions.map(({ insert }) => insert);
}

test.each([
  ["|", ["SELECT"]],
  ["SELECT AVG(|", ["CPUUtilization", "Events", "Latency", "Orders"]],
  ["SELECT AVG(L|) FROM Shop", ["Latency"]],
  ["SELECT SUM(Events) FROM Logs WHERE |", ["LogGroupName", 'tag."cost center"', "tag.env"]],
  ["SELECT SUM(Events) FROM Logs GROUP BY tag.|", ['tag."cost center"', "tag.env"]],
  ["SELECT SUM(Events) FROM Logs WHERE TAG.e|", ["tag.env"]],
  ["SELECT SUM(Events) FROM Logs WHERE tag.env = |", ["'prod'", "'test'"]],
  ['SELECT SUM(Events) FROM Logs WHERE tag."cost center" != |', ["'7'"]],
  ["SELECT SUM(Events) FROM SCHEMA(Logs, |)", ["LogGroupName"]],
  ["SELECT AVG(Latency) FROM |", ["SCHEMA", "Shop"]],
  ["SELECT AVG(CPUUtilization) FROM |", ["SCHEMA", '"AWS/EC2"']],
  ["SELECT AVG(Latency) FROM Shop WHERE |", ["Service"]],
  ["SELECT AVG(Orders) FROM Shop GROUP BY |", ['"Region code"']],
  ["SELECT AVG(Latency) FROM Shop WHERE Service = |", ["'cart'", "'pay'"]],
])("%s", (text, expected) => {
  expect(offered(text)).toEqual(expected);
});
