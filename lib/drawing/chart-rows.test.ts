import { expect, test } from "vitest";
import { chartRows } from "./chart-rows";
import { type ChartSeries, pointNear, pointsWithin } from "./chart-series";

const MINUTE = 60_000;
const line = (id: string, periodSeconds: number | undefined, ...pairs: [number, number][]): ChartSeries => ({
  id,
  label: id,
  periodSeconds,
  points: pairs.map(([minute, value]) => ({ time: minute * MINUTE, value })),
});

test("series of different periods share rows, the longer one on its own line", () => {
  const rows = chartRows([line("a", 60, [0, 1], [1, 2], [2, 3]), line("b", 120, [0, 10], [2, 20])]);
  expect(rows.map(({ values }) => values)).toEqual([
    [1, 10],
    [2, 15],
    [3, 20],
  ]);
});

test("a silence longer than a period and a half is a gap", () => {
  const rows = chartRows([line("a", 60, [0, 1], [1, 2], [4, 3]), line("b", 60, [2, 5])]);
  expect(rows.map(({ values }) => values[0])).toEqual([1, 2, null, null, 3]);
});

test("a gap gets a row of its own to break the line at", () => {
  const rows = chartRows([line("a", 60, [0, 1], [1, 2], [4, 3], [5, 4])]);
  expect(rows.map(({ time, values }) => [time / MINUTE, values[0]])).toEqual([
    [0, 1],
    [1, 2],
    [2.5, null],
    [4, 3],
    [5, 4],
  ]);
});

test("the period is guessed from the shortest step", () => {
  const rows = chartRows([line("a", undefined, [0, 1], [5, 2], [10, 3], [30, 4])]);
  expect(rows.map(({ values }) => values[0])).toEqual([1, 2, 3, null, 4]);
});

test("pointNear finds the nearest point within half a period", () => {
  const series = line("a", 60, [0, 1], [1, 2], [5, 3]);
  expect(pointNear(series, 0.6 * MINUTE)?.value).toBe(2);
  expect(pointNear(series, 3 * MINUTE)).toBeUndefined();
  expect(pointNear(line("one", undefined, [3, 7]), 99 * MINUTE)?.value).toBe(7);
});

test("pointsWithin reaches one point beyond either edge", () => {
  const series = line("a", 60, [0, 0], [1, 1], [2, 2], [3, 3], [4, 4]);
  const values = (start: number, end: number) =>
    pointsWithin(series, start * MINUTE, end * MINUTE).map(({ value }) => value);
  expect(values(1.5, 2.5)).toEqual([1, 2, 3]);
  expect(values(0, 4)).toEqual([0, 1, 2, 3, 4]);
  expect(values(5, 9)).toEqual([]);
});
