import { expect, test } from "vitest";
import { isPeriod, oldestVisible, roundedRange } from "./period";

const NOW = Date.UTC(2026, 10, 22, 12, 40, 0);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const moment = (daysAgo: number) => NOW - daysAgo * DAY - 7.5 * 60_000 - 26_000;

test("periods are 1, 5, 10, 20, 30 and multiples of 60", () => {
  expect([1, 5, 10, 20, 30, 60, 120, 3600, 86_400].every(isPeriod)).toBe(true);
  expect([0, -60, 2, 15, 45, 61, 90].some(isPeriod)).toBe(false);
});

test("the start goes down to the minute, five minutes or the hour, by its age", () => {
  const start = (daysAgo: number, period = 60) =>
    new Date(roundedRange({ from: moment(daysAgo), to: NOW }, period, NOW).from).toISOString().slice(11, 19);
  expect(start(0)).toBe("12:32:00");
  expect(start(14)).toBe("12:32:00");
  expect(start(16)).toBe("12:30:00");
  expect(start(62)).toBe("12:30:00");
  expect(start(64)).toBe("12:00:00");
  expect(start(0, 10)).toBe("12:32:00");
  expect(start(0, 1)).toBe("12:32:04");
});

test("the end is rounded as the start is", () => {
  const range = roundedRange({ from: NOW - HOUR, to: NOW + 59_000 }, 60, NOW);
  expect(range).toEqual({ from: NOW - HOUR, to: NOW });
});

test("fine periods are visible for less time", () => {
  const age = (period: number) => (NOW - oldestVisible(period, NOW)) / HOUR;
  expect([1, 30, 60, 120, 300, 900, 3600, 86_400].map(age)).toEqual([
    3,
    3,
    15 * 24,
    15 * 24,
    63 * 24,
    63 * 24,
    455 * 24,
    455 * 24,
  ]);
});
