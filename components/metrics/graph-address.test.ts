import { expect, test } from "vitest";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { graphAddress, parseGraph } from "./graph-address";

const GRAPH: MetricProperties = {
  metrics: [
    ["App", "Latency", "Service", 'say "hi", you', { stat: "p99" }],
    ["...", "pay"],
  ],
  view: "timeSeries",
  stacked: false,
  region: "us-east-1",
  yAxis: { left: { min: 0 } },
};

test("an address carries the graph", () => {
  const address = new URL(graphAddress(GRAPH, { start: "-PT3H", end: undefined }), "http://localhost");
  expect(parseGraph(address.searchParams.get("graph"), "sa-east-1")).toEqual(GRAPH);
  expect(address.searchParams.get("start")).toBe("-PT3H");
  expect(address.searchParams.has("end")).toBe(false);
});

test("a graph without a Region is in that of the page", () => {
  expect(parseGraph('{"metrics":[["App","Orders"]]}', "sa-east-1")?.region).toBe("sa-east-1");
});

test("what is no graph is none", () => {
  for (const text of [undefined, null, "", "[]", "{", '{"metrics":"App"}', '{"metrics":[],"view":"cube"}']) {
    expect(parseGraph(text, "us-east-1")).toBeUndefined();
  }
});
