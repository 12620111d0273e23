import { expect, test } from "vitest";
import { adaptedPeriod, settledPeriod, wholePeriod } from "./period";

const NOW = new Date("2026-11-22T12:00:00Z");
const HOUR = 3_600_000;
const last = (hours: number) => ({ start: new Date(NOW.getTime() - hours * HOUR), end: NOW });

test.each([
  [1, 60],
  [3, 60],
  [12, 300],
  [24, 300],
  [72, 900],
  [7 * 24, 3600],
  [30 * 24, 21_600],
  [365 * 24, 86_400],
])("the last %d hours are drawn by %d seconds unless another period is chosen", (hours, seconds) => {
  expect(settledPeriod(undefined, last(hours), NOW)).toBe(seconds);
});

test("a chosen period is kept as long as storage has it", () => {
  expect(settledPeriod(10, last(3), NOW)).toBe(10);
  expect(settledPeriod(10, last(4), NOW)).toBe(60);
  expect(settledPeriod(60, last(7 * 24), NOW)).toBe(60);
  expect(settledPeriod(60, last(16 * 24), NOW)).toBe(300);
  expect(settledPeriod(420, last(64 * 24), NOW)).toBe(3600);
});

test("an hour of long ago is read by the hour, because nothing finer is left", () => {
  const start = new Date(NOW.getTime() - 100 * 24 * HOUR);
  expect(settledPeriod(undefined, { start, end: new Date(start.getTime() + HOUR) }, NOW)).toBe(3600);
});

test("a line never has more points than can be drawn", () => {
  expect(settledPeriod(60, last(14 * 24), NOW)).toBe(300);
});

test("a widget's period grows with the range of the dashboard and never shrinks", () => {
  expect(adaptedPeriod(undefined, last(3), NOW)).toBe(60);
  expect(adaptedPeriod(300, last(3), NOW)).toBe(300);
  expect(adaptedPeriod(60, last(7 * 24), NOW)).toBe(3600);
  expect(adaptedPeriod(3600, last(7 * 24), NOW)).toBe(3600);
});

test("a number over the whole range has one period", () => {
  expect(wholePeriod(last(3))).toBe(3 * 3600);
  expect(wholePeriod({ start: NOW, end: new Date(NOW.getTime() + 61_000) })).toBe(120);
});
