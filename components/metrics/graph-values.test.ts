import { expect, test } from "vitest";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { lineKey, linesOf } from "./graph-lines";
import { denseValues, type GraphValues, mathProblems, pointsOf, seriesAndBandsOf, seriesOf } from "./graph-values";

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
  const { lines, math } = linesOf(GRAPH, STRETCH, NOW);
  expect(lines.map(({ place, metricName, stat, period }) => [place, metricName, stat, period])).toEqual([
    [0, "Latency", "p99", 60],
    [3, "Orders", "Average", 300],
  ]);
  const [question] = math;
  expect(question?.queries.map(({ Id, ReturnData }) => [Id, ReturnData])).toEqual([
    ["m1", false],
    ["m2", false],
    ["m4", false],
    ["e3", true],
  ]);
  expect(question?.rows).toEqual([
    { place: 2, id: "e3", period: 60, color: undefined, yAxis: "left", bandOf: undefined, label: undefined },
  ]);
});

test("a number over the time range has one period", () => {
  const whole = { ...GRAPH, view: "singleValue", setPeriodToTimeRange: true } as const;
  expect(linesOf(whole, STRETCH, NOW).lines.map(({ period }) => period)).toEqual([10_800, 10_800]);
});

test("values are dense and come back as they were", () => {
  const points = [0, 2, 3].map((minute) => ({ at: NOW.getTime() + minute * MINUTE, value: minute }));
  const dense = denseValues(points, 60);
  expect(dense.values).toBe("0,,2,3");
  expect(pointsOf(dense)).toEqual(points.map(({ at, value }) => ({ time: at, value })));
  expect(pointsOf(denseValues([], 60))).toEqual([]);
  const odd = [0.1 + 0.2, -1e-300, 1e21, 5e-324].map((value, at) => ({ at: at * MINUTE, value }));
  expect(pointsOf(denseValues(odd, 60)).map(({ value }) => value)).toEqual(odd.map(({ value }) => value));
});

test("labels tell the lines of one graph apart and fill in their values", () => {
  const drawn = linesOf({ ...GRAPH, metrics: GRAPH.metrics?.filter((_, place) => place !== 2) }, STRETCH, NOW);
  const second = drawn.lines[1];
  if (!second) throw new Error("two lines were expected");
  const values: GraphValues = {
    readAt: NOW.getTime(),
    start: STRETCH.start.getTime(),
    end: NOW.getTime(),
    lines: { [lineKey(second)]: { ...denseValues([{ at: NOW.getTime(), value: 7 }], 300), unit: "Count" } },
    math: {},
    refusal: undefined,
  };
  const series = seriesOf(drawn, values);
  expect(series.map(({ label }) => label)).toEqual(["cart Latency p99 60", "orders 7"]);
  expect(series.map(({ color, axis }) => [color, axis])).toEqual([
    ["var(--chart-1)", "left"],
    ["#ff0000", "right"],
  ]);
  expect(series[0]?.points).toEqual([]);
  expect(series[1]?.unit).toBe("Count");
});

const BAND: MetricProperties = {
  region: "us-east-1",
  metrics: [["App", "Latency", { id: "m1" }], [{ expression: "ANOMALY_DETECTION_BAND(m1, 2)", id: "e1" }]],
};

test("an expression has a line for each of its results, in the order of the rows; a band's two become one", () => {
  const drawn = linesOf(BAND, STRETCH, NOW);
  const at = NOW.getTime();
  const edge = (value: number) => denseValues([{ at, value }], 60);
  const values: GraphValues = {
    readAt: at,
    start: STRETCH.start.getTime(),
    end: at,
    lines: {},
    math: {
      [drawn.math[0]?.key ?? ""]: {
        results: [
          { id: "e1", label: "expected", values: edge(9) },
          { id: "e1", label: "expected", values: edge(3) },
        ],
        refusal: undefined,
        problems: [],
      },
    },
    refusal: undefined,
  };
  expect(seriesOf(drawn, values).map(({ id, points }) => [id, points[0]?.value])).toEqual([
    ["0", undefined],
    ["1", 9],
    ["1-1", 3],
  ]);
  const { series, bands } = seriesAndBandsOf(drawn, values);
  expect(series.map(({ id }) => id)).toEqual(["0"]);
  expect(bands).toMatchObject([
    { label: "expected", about: "0", color: "var(--chart-1)", points: [{ time: at, low: 3, high: 9 }] },
  ]);
});

test("a band may be about an expression", () => {
  const expressions = ["m1 * 2", "ANOMALY_DETECTION_BAND(e1, 2)"].map((expression, at) => [
    { expression, id: `e${at + 1}` },
  ]);
  const { math } = linesOf(
    { region: "us-east-1", metrics: [["App", "Latency", { id: "m1" }], ...expressions] },
    STRETCH,
    NOW,
  );
  expect(math[0]?.rows.map(({ id, bandOf, color }) => [id, bandOf, color])).toEqual([
    ["e1", undefined, undefined],
    ["e2", 1, "var(--chart-2)"],
  ]);
});

test("what AWS says against an expression is told once", () => {
  const drawn = linesOf(BAND, STRETCH, NOW);
  const refusal = { code: "ValidationException", message: "Error in expression 'e1'" };
  const math = { [drawn.math[0]?.key ?? ""]: { results: [], refusal, problems: [] } };
  const values: GraphValues = { readAt: 0, start: 0, end: 1, lines: {}, math, refusal: undefined };
  expect(mathProblems(drawn, values)).toEqual([refusal.message]);
});

test("a period that has not ended is drawn with live data, or where there is nothing else", () => {
  const graph: MetricProperties = { region: "us-east-1", metrics: [["App", "A"]] };
  const at = NOW.getTime();
  const countOf = (liveData: boolean, points: { at: number; value: number }[]) => {
    const drawn = linesOf({ ...graph, liveData }, STRETCH, NOW);
    const [line] = drawn.lines;
    const lines = line ? { [lineKey(line)]: denseValues(points, 60) } : {};
    const values: GraphValues = { readAt: at + 20_000, start: 0, end: at, lines, math: {}, refusal: undefined };
    return seriesOf(drawn, values)[0]?.points.length;
  };
  const two = [
    { at: at - MINUTE, value: 1 },
    { at, value: 2 },
  ];
  expect(countOf(false, two)).toBe(1);
  expect(countOf(true, two)).toBe(2);
  expect(countOf(false, two.slice(1))).toBe(1);
});
