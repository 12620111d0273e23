import { expect, test } from "vitest";
import { lastHours } from "@/components/time-range/time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { dataCommand, imageCommand, imageWidget } from "./graph-commands";

const NOW = new Date("2026-11-22T12:00:00Z");
const STRETCH = { start: new Date("2026-11-22T09:00:00Z"), end: NOW };
const GRAPH: MetricProperties = {
  region: "us-east-1",
  title: "Ana's",
  metrics: [["App", "A", { id: "m1", visible: false }], [{ expression: "m1 * 2", id: "e1" }]],
};

test("the picture has the graph's range", () => {
  expect(JSON.parse(imageWidget(GRAPH, lastHours(3)))).toMatchObject({ start: "-PT3H", width: 800, title: "Ana's" });
});

test("a quote within the widget does not end the shell's word", () => {
  expect(imageCommand(GRAPH, lastHours(3))).toContain("Ana'\\''s");
});

test("the values' command asks for hidden metrics only as what expressions need", () => {
  const text = dataCommand(GRAPH, STRETCH, NOW);
  const queries = JSON.parse(/--metric-data-queries '(.*)' /.exec(text)?.[1] ?? "");
  expect(queries).toMatchObject([
    { Id: "m1", ReturnData: false, MetricStat: { Stat: "Average", Period: 60 } },
    { Id: "e1", Expression: "m1 * 2", ReturnData: true },
  ]);
});
