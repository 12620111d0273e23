import { expect, test } from "vitest";
import type { ExplorerProperties } from "@/lib/services/dashboards/model/body";
import { explorerGraphs, explorerQuestions } from "./explorer-graphs";

const properties: ExplorerProperties = {
  metrics: [{ metricName: "CPUUtilization", resourceType: "AWS::EC2::Instance", stat: "Average" }],
  labels: [],
  region: "us-east-1",
};
const metric = (...pairs: [string, string][]) => ({
  namespace: "AWS/EC2",
  metricName: "CPUUtilization",
  dimensions: pairs.map(([Name, Value]) => ({ Name, Value })),
});
const [question] = explorerQuestions(properties);
const found = {
  [question?.key ?? ""]: [
    metric(["InstanceId", "i-1"], ["Zone", "a"]),
    metric(["InstanceId", "i-2"], ["Zone", "b"]),
    metric(["InstanceId", "i-3"], ["Zone", "b"]),
  ],
};
const instances = (more: Partial<ExplorerProperties>) =>
  explorerGraphs({ ...properties, ...more }, found).map(({ title, metrics = [] }) => [
    title,
    metrics.map((row) => row[3]),
  ]);

test("a resource type reports in a namespace", () => {
  expect(question).toMatchObject({ region: "us-east-1", namespace: "AWS/EC2", metricName: "CPUUtilization" });
});

test("every resource has a line, those with a label alone when one is asked for", () => {
  expect(instances({})).toEqual([["CPUUtilization (Average)", ["i-1", "i-2", "i-3"]]]);
  expect(instances({ labels: [{ key: "Zone", value: "b" }] })).toEqual([["CPUUtilization (Average)", ["i-2", "i-3"]]]);
  expect(instances({ labels: [{ key: "Team", value: "x" }] })[0]?.[1]).toHaveLength(3);
});

test("split, a graph for each value", () => {
  expect(instances({ splitBy: "Zone" })).toEqual([
    ["CPUUtilization (Average) · a", ["i-1"]],
    ["CPUUtilization (Average) · b", ["i-2", "i-3"]],
  ]);
});

test("aggregated, a line for each value, made of hidden ones", () => {
  const [graph] = explorerGraphs({ ...properties, aggregateBy: { key: "Zone", func: "MAX" } }, found);
  expect(graph?.metrics?.map((row) => row.at(-1))).toEqual([
    { id: "g0m0", visible: false },
    { expression: 'MAX(METRICS("g0m"))', id: "g0", label: "a" },
    { id: "g1m0", visible: false },
    { id: "g1m1", visible: false },
    { expression: 'MAX(METRICS("g1m"))', id: "g1", label: "b" },
  ]);
});

test("tags choose and split where there is no such dimension; what is known to lack one is left out", () => {
  const own = (id: string, tags?: Record<string, string>) => ({ ...metric(["InstanceId", id]), tags });
  const tagged = {
    [question?.key ?? ""]: [own("i-1", { Team: "x" }), own("i-2", { Team: "y" }), own("i-3", {}), own("i-4")],
  };
  const shown = (more: Partial<ExplorerProperties>) =>
    explorerGraphs({ ...properties, ...more }, tagged).map(({ metrics = [] }) => metrics.map((row) => row[3]));
  expect(shown({ labels: [{ key: "Team", value: "x" }] })).toEqual([["i-1", "i-4"]]);
  expect(shown({ labels: [{ key: "Team" }] })).toEqual([["i-1", "i-2", "i-4"]]);
  expect(shown({ splitBy: "Team" })).toEqual([["i-3", "i-4"], ["i-1"], ["i-2"]]);
});

test("what one graph has no room for is told, and as many as a question holds are taken together", () => {
  const many = Array.from({ length: 450 }, (_, place) => metric(["InstanceId", `i-${place}`], ["Zone", "a"]));
  const all = { [question?.key ?? ""]: many };
  const titles = (more: Partial<ExplorerProperties>) =>
    explorerGraphs({ ...properties, ...more }, all).map(({ title, metrics = [] }) => [title, metrics.length]);
  expect(titles({})).toEqual([["CPUUtilization (Average) · 100/450", 100]]);
  expect(titles({ aggregateBy: { key: "Zone", func: "AVG" } })).toEqual([["CPUUtilization (Average) · 400/450", 401]]);
});
