import { expect, test } from "vitest";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { lineKey, linesOf } from "./graph-lines";
import { denseValues, type GraphValues, pointsOf, seriesOf } from "./graph-values";

const MINUTE = 60_000;
const NOW = new Date("2026-11-22T12:00:00Z");
const STRETCH = { start: new Date(NOW.getTime() - 180 * MINUTE), end: NOW };

const GRAPH: MetricProperties = {
  region: "us-east-1",
  metrics: [
    ["App", "Latency", "Service", "cart", { stat: "p99" }],
    ["...", "pay", { visible: false }],
    [{ expression: "m1 * 2" }],
    [".", "Orders", { yAxis: "right", color: "#ff0000", label: `orders $\{LAST}`, period: 300 }],
  ],
};

test("the visible metrics of a graph are its lines, with settled periods", () => {
  const { lines, expressions } = linesOf(GRAPH, STRETCH, NOW);
  expect(lines.map(({ place, metricName, stat, period }) => [place, metricName, stat, period])).toEqual([
    [0, "Latency", "p99", 60],
    [3, "Orders", "Average", 300],
  ]);
  expect(expressions).toBe(1);
});

test("a number over the time range has one period", () => {
  const whole = { ...GRAPH, view: "singleValue", setPeriodToTimeRange: true } as const;
  expect(linesOf(whole, STRETCH, NOW).lines.map(({ period }) => period)).toEqual([10_800, 10_800]);
});

test("values are dense and come back as they were", () => {
  const points = [0, 2, 3].map((minute) => ({ at: NOW.getTime() + minute * MINUTE, value: minute }));
  const dense = denseValues(points, 60);
  expect(dense.values).toEqual([0, null, 2, 3]);
  expect(pointsOf(dense)).toEqual(points.map(({ at, value }) => ({ time: at, value })));
  expect(pointsOf(denseValues([], 60))).toEqual([]);
});

test("labels tell the lines of one graph apart and fill in their values", () => {
  const { lines } = linesOf(GRAPH, STRETCH, NOW);
  const [first, second] = lines;
  if (!first || !second) throw new Error("two lines were expected");
  const values: GraphValues = {
    readAt: NOW.getTime(),
    start: STRETCH.start.getTime(),
    end: NOW.getTime(),
    lines: { [lineKey(second)]: denseValues([{ at: NOW.getTime(), value: 7 }], 300) },
    refusal: undefined,
  };
  const series = seriesOf(lines, values);
  expect(series.map(({ label }) => label)).toEqual(["cart Latency p99 60", "orders 7"]);
  expect(series.map(({ color, axis }) => [color, axis])).toEqual([
    ["var(--chart-1)", "left"],
    ["#ff0000", "right"],
  ]);
  expect(series[0]?.points).toEqual([]);
});
