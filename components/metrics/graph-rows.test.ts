import fc from "fast-check";
import { expect, test } from "vitest";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import {
  addBand,
  addExpression,
  addMetrics,
  bandedPlace,
  changeRow,
  duplicateRow,
  moveRow,
  removeMetrics,
  removeRow,
  rowsOf,
  setForAll,
  withRows,
} from "./graph-rows";
import type { MetricName } from "./metric-name";

const EMPTY: MetricProperties = { region: "us-east-1", metrics: [] };

function metric(namespace: string, metricName: string, ...pairs: [string, string][]): MetricName {
  return { namespace, metricName, dimensions: pairs.map(([Name, Value]) => ({ Name, Value })) };
}

test("metrics are added in AWS's shorthand, each once", () => {
  const cpu = ["host", "web"] as [string, string];
  const first = metric("App", "Requests", ["Service", "a"], cpu);
  const graph = addMetrics(
    EMPTY,
    [first, first, metric("App", "Requests", ["Service", "a"], ["host", "db"])],
    "us-east-1",
  );
  expect(addMetrics(graph, [metric("App", "Errors", ["Service", "b"], ["host", "db"])], "us-east-1").metrics).toEqual([
    ["App", "Requests", "Service", "a", "host", "web"],
    ["...", "db"],
    [".", "Errors", ".", "b", ".", "."],
  ]);
});

test("a metric of another Region keeps it", () => {
  expect(addMetrics(EMPTY, [metric("App", "Requests")], "eu-west-1").metrics).toEqual([
    ["App", "Requests", { region: "eu-west-1" }],
  ]);
});

test("a metric is taken away by whatever order its dimensions are written in", () => {
  const graph = addMetrics(EMPTY, [metric("App", "Requests", ["a", "1"], ["b", "2"])], "us-east-1");
  expect(removeMetrics(graph, [metric("App", "Requests", ["b", "2"], ["a", "1"])]).metrics).toEqual([]);
});

test("rows are changed, doubled and given one statistic for all", () => {
  let graph = addMetrics(EMPTY, [metric("App", "Latency", ["Service", "a"])], "us-east-1");
  graph = changeRow(graph, 0, { stat: "p99", label: "slow", id: "m1" });
  graph = duplicateRow(graph, 0);
  expect(graph.metrics).toEqual([
    ["App", "Latency", "Service", "a", { stat: "p99", label: "slow", id: "m1" }],
    [".", ".", ".", ".", { stat: "p99", label: "slow" }],
  ]);
  expect(setForAll(graph, { stat: "Sum" })).toMatchObject({
    stat: "Sum",
    metrics: [
      ["App", "Latency", "Service", "a", { label: "slow", id: "m1" }],
      [".", ".", ".", ".", { label: "slow" }],
    ],
  });
});

test("an expression between two metrics does not break the shorthand", () => {
  const rows = rowsOf({
    region: "us-east-1",
    metrics: [["App", "A", "host", "x"], [{ expression: "m1 * 2", label: "twice" }], ["...", "y"]],
  });
  expect(withRows(EMPTY, rows).metrics).toEqual([
    ["App", "A", "host", "x"],
    [{ expression: "m1 * 2", label: "twice" }],
    ["...", "y"],
  ]);
});

const name = fc.constantFrom("a", "b", "c", "x y", "AWS/EC2");
const anyMetric = fc
  .tuple(name, name, fc.array(fc.tuple(name, name), { maxLength: 3 }))
  .map(([namespace, metricName, pairs]) => metric(namespace, metricName, ...pairs));
const anyRow = fc.record({
  metric: anyMetric,
  render: fc.record({ label: name, visible: fc.constant(false) }, { requiredKeys: [] }),
});

test("what is written in shorthand is read as it was", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 6 }), (rows) => {
      expect(rowsOf(withRows(EMPTY, rows))).toEqual(rows);
    }),
  );
});

test("what an expression speaks of keeps its Id wherever rows are moved", () => {
  let graph = addMetrics(EMPTY, [metric("App", "A"), metric("App", "B"), metric("App", "C")], "us-east-1");
  graph = addExpression(graph, "m2 / m3", "share");
  expect(graph.metrics?.at(-1)).toEqual([{ expression: "m2 / m3", id: "e1", label: "share" }]);
  graph = removeRow(moveRow(graph, 3, 0), 1);
  expect(rowsOf(graph).map(({ metric: one, render }) => [one?.metricName, render.id])).toEqual([
    [undefined, "e1"],
    ["B", "m2"],
    ["C", "m3"],
  ]);
});

test("queries and expressions have Ids of their own kind", () => {
  const graph = addExpression(
    addExpression(addExpression(EMPTY, "SELECT AVG(A) FROM App"), "q1 * 2"),
    "select max(a) from b",
  );
  expect(rowsOf(graph).map(({ render }) => render.id)).toEqual(["q1", "e1", "q2"]);
});

test("a band stands on the axis of its metric, and knows it wherever it is moved", () => {
  let graph = addMetrics(EMPTY, [metric("App", "A"), metric("App", "B")], "us-east-1");
  graph = addBand(changeRow(graph, 1, { yAxis: "right" }), 1, "B (expected)");
  expect(graph.metrics?.at(-1)).toEqual([
    { expression: "ANOMALY_DETECTION_BAND(m2, 2)", id: "e1", label: "B (expected)", yAxis: "right" },
  ]);
  graph = moveRow(graph, 1, 0);
  expect(rowsOf(graph).map((row) => bandedPlace(graph, row))).toEqual([undefined, undefined, 0]);
  graph = addBand(addExpression(graph, "m1 * 2"), 3, "twice (expected)");
  expect(bandedPlace(graph, rowsOf(graph)[4] ?? { metric: undefined, render: {} })).toBe(3);
});
