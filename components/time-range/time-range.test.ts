import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  lastHours,
  parseTimeRange,
  resolveTimeRange,
  sameTimeRange,
  type TimeRange,
  timeRangeSearch,
} from "./time-range";

const fallback = lastHours(3);
const now = new Date("2026-11-22T12:00:00Z");

describe("parseTimeRange", () => {
  test.each<[string, TimeRange]>([
    ["-PT90M", { kind: "relative", amount: 90, unit: "minute" }],
    ["-PT12H", { kind: "relative", amount: 12, unit: "hour" }],
    ["-P3D", { kind: "relative", amount: 3, unit: "day" }],
    ["-P7D", { kind: "relative", amount: 1, unit: "week" }],
    ["-P2W", { kind: "relative", amount: 2, unit: "week" }],
    ["-P15M", { kind: "relative", amount: 15, unit: "month" }],
    ["-P1Y", { kind: "relative", amount: 12, unit: "month" }],
    ["-PT24H", { kind: "relative", amount: 24, unit: "hour" }],
    ["-P0DT3H0M0S", { kind: "relative", amount: 3, unit: "hour" }],
    ["-P0Y0M0DT0H30M0S", { kind: "relative", amount: 30, unit: "minute" }],
    ["-P1DT12H", { kind: "relative", amount: 36, unit: "hour" }],
    ["-P1W1D", { kind: "relative", amount: 8, unit: "day" }],
    ["-PT1H30M", { kind: "relative", amount: 90, unit: "minute" }],
    ["-PT90S", { kind: "relative", amount: 2, unit: "minute" }],
  ])("reads %s", (start, range) => {
    expect(parseTimeRange({ start }, fallback)).toEqual(range);
  });

  test.each(["-P16M", "-P999999D", "-PT0H", "-P", "-PT3X", "yesterday", "2026-11-22T12:00:00Z"])(
    "falls back for %s",
    (start) => {
      expect(parseTimeRange({ start }, fallback)).toBe(fallback);
    },
  );

  test("refuses an absolute range that ends before it starts", () => {
    expect(parseTimeRange({ start: "2026-11-22T12:00:00Z", end: "2026-11-22T11:00:00Z" }, fallback)).toBe(fallback);
  });

  test("reads back what it writes", () => {
    const relative = fc.record({
      kind: fc.constant("relative" as const),
      amount: fc.integer({ min: 1, max: 6 }),
      unit: fc.constantFrom("minute", "hour", "day", "week", "month"),
    });
    const moment = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    const absolute = fc
      .tuple(moment, fc.integer({ min: 1, max: 1e9 }))
      .map(([start, length]) => ({ kind: "absolute" as const, start, end: new Date(start.getTime() + length) }));
    fc.assert(
      fc.property(fc.oneof(relative, absolute), (range) => {
        expect(sameTimeRange(parseTimeRange(timeRangeSearch(range), fallback), range)).toBe(true);
      }),
    );
  });
});

describe("resolveTimeRange", () => {
  test("counts back from now", () => {
    expect(resolveTimeRange(lastHours(3), now)).toEqual({ start: new Date("2026-11-22T09:00:00Z"), end: now });
  });

  test("counts months by the calendar", () => {
    expect(resolveTimeRange({ kind: "relative", amount: 2, unit: "month" }, now).start).toEqual(
      new Date("2026-09-22T12:00:00Z"),
    );
  });
});
