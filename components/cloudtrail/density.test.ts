import { expect, test } from "vitest";
import { barSeconds, bucketsOf, labelledTimes, totalsOf } from "./density";

const start = new Date("2026-11-27T00:00:00Z");
const hours = (count: number) => ({ start, end: new Date(start.getTime() + count * 3_600_000) });

test.each([
  [1, 60],
  [3, 300],
  [12, 900],
  [24, 1800],
  [24 * 7, 10_800],
  [24 * 30, 43_200],
  [24 * 90, 259_200],
])("%i hours are bars of %i seconds", (count, seconds) => {
  expect(barSeconds(hours(count))).toBe(seconds);
});

test("periods begin where the clock has whole ones, weeks on Mondays", () => {
  const times = (begins: string, ends: string, seconds: number) =>
    bucketsOf([], { start: new Date(begins), end: new Date(ends) }, seconds).map(({ time }) => new Date(time));
  expect(times("2026-11-27T11:16:40Z", "2026-11-27T12:16:40Z", 1800)).toEqual(
    ["11:00", "11:30", "12:00"].map((clock) => new Date(`2026-11-27T${clock}:00Z`)),
  );
  expect(times("2026-11-27T00:00:00Z", "2026-12-01T00:00:00Z", 604_800)).toEqual(
    ["23", "30"].map((day) => new Date(`2026-11-${day}T00:00:00Z`)),
  );
});

test("periods without events are there too, and what lies outside is left out", () => {
  const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
  const buckets = bucketsOf(
    [
      { Time: at(0), Value: "write", Count: 2 },
      { Time: at(120), Value: "failed", Count: 1 },
      { Time: at(120), Value: "read", Count: 5 },
      { Time: at(600), Value: "read", Count: 9 },
    ],
    hours(3),
    3600,
  );
  expect(buckets.map(({ write, read, failed }) => [write, read, failed])).toEqual([
    [2, 0, 0],
    [0, 0, 0],
    [0, 5, 1],
  ]);
  expect(totalsOf(buckets)).toEqual({ write: 2, read: 5, failed: 1 });
});

test("bars that share a label have it once, at the first of them", () => {
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  const times = labelledTimes(bucketsOf([], hours(48), 21_600), day);
  expect(times.map((time) => new Date(time).toISOString())).toEqual([
    "2026-11-27T00:00:00.000Z",
    "2026-11-28T00:00:00.000Z",
  ]);
});
