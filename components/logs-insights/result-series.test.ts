import { expect, test } from "vitest";
import { columnsOf, resultSeries, timeOf } from "./result-series";

const row = (cells: Record<string, string>) => Object.entries(cells).map(([field, value]) => ({ field, value }));
const T0 = "2026-11-28 00:00:00.000";
const T1 = "2026-11-28 00:05:00.000";

test("a line for each statistic over its bins, the oldest first", () => {
  const rows = [row({ "bin(5m)": T1, "count(*)": "4", avg: "2.5" }), row({ "bin(5m)": T0, "count(*)": "3" })];
  expect(resultSeries("stats count(*), avg(x) as avg by bin(5m)", rows, "timeSeries")).toEqual([
    {
      id: "count(*)",
      label: "count(*)",
      points: [
        { time: Date.UTC(2026, 10, 28), value: 3 },
        { time: Date.UTC(2026, 10, 28, 0, 5), value: 4 },
      ],
    },
    { id: "avg", label: "avg", points: [{ time: Date.UTC(2026, 10, 28, 0, 5), value: 2.5 }] },
  ]);
});

test("a line for each group", () => {
  const rows = [row({ t: T0, level: "error", n: "1" }), row({ t: T0, level: "info", n: "2" })];
  const series = resultSeries("stats count(*) as n by bin(1m) as t, level", rows, "timeSeries");
  expect(Array.isArray(series) && series.map(({ label }) => label)).toEqual(["error", "info"]);
});

test("a bar for each row", () => {
  const rows = [row({ level: "error", n: "1" }), row({ n: "7" })];
  expect(resultSeries("stats count(*) as n by level", rows, "bar")).toMatchObject([
    { label: "error", value: 1 },
    { label: "-", value: 7 },
  ]);
  expect(resultSeries("stats count(*)", [row({ "count(*)": "5" })], "pie")).toMatchObject([
    { label: "count(*)", value: 5 },
  ]);
});

test("what cannot be drawn says why", () => {
  expect(resultSeries("fields a", [], "bar")).toBe("noStats");
  expect(resultSeries("stats count(*) by a", [row({ a: "x", "count(*)": "1" })], "timeSeries")).toBe("noTime");
  expect(resultSeries("stats (", [], "bar")).toBe("noStats");
});

test("columns are those of all rows, and moments are read as UTC", () => {
  expect(columnsOf([row({ a: "1", "@ptr": "x" }), row({ a: "1", b: "2" })])).toEqual(["a", "b"]);
  expect([timeOf(T0), timeOf("2026-11-28"), timeOf(undefined)]).toEqual([Date.UTC(2026, 10, 28), undefined, undefined]);
});
