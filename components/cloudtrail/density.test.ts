import { expect, test } from "vitest";
import { barSeconds, bucketsOf, totalsOf } from "./density";

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
