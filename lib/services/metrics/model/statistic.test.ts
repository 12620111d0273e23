import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distributionOf } from "./distribution";
import type { Sample } from "./point";
import { type DistributionStatistic, needsSamples, parseStatistic } from "./statistic";

test.each([
  ["Average", { kind: "Average" }],
  ["p0", { kind: "percentile", percent: 0 }],
  ["p99.9", { kind: "percentile", percent: 99.9 }],
  ["p100", { kind: "percentile", percent: 100 }],
  ["p99.", { kind: "percentile", percent: 99 }],
  ["p99.0123456789", { kind: "percentile", percent: 99.0123456789 }],
  ["TC(1.5e2:1E+3)", { kind: "TC", bounds: "value", low: 150, high: 1000 }],
  ["PR(2e-1:)", { kind: "PR", bounds: "value", low: 0.2, high: Number.POSITIVE_INFINITY }],
  ["tm90", { kind: "TM", bounds: "percent", low: 0, high: 90 }],
  ["wm98", { kind: "WM", bounds: "percent", low: 0, high: 98 }],
  ["TM(10%:90%)", { kind: "TM", bounds: "percent", low: 10, high: 90 }],
  ["TM(150:1000)", { kind: "TM", bounds: "value", low: 150, high: 1000 }],
  ["TS(80%:)", { kind: "TS", bounds: "percent", low: 80, high: 100 }],
  ["TC(0.005:0.030)", { kind: "TC", bounds: "value", low: 0.005, high: 0.03 }],
  ["PR(:300)", { kind: "PR", bounds: "value", low: Number.NEGATIVE_INFINITY, high: 300 }],
  ["IQM", { kind: "TM", bounds: "percent", low: 25, high: 75 }],
])("%s is a statistic", (text, expected) => expect(parseStatistic(text)).toEqual(expected));

test.each([
  "",
  "average",
  "P99",
  "p",
  "p101",
  "p1.12345678901",
  "pr300",
  "tm101",
  "TM()",
  "TM(:)",
  "TM(90%:10%)",
  "TM(10%:90)",
  "TM(10:90%)",
  "PR(10%:90%)",
  "TM(10%:101%)",
  "TM(1e400:)",
  "TM(e2:3)",
  "IQM(1:2)",
])("%s is none", (text) => expect(parseStatistic(text)).toBeUndefined());

/** The samples one by one, for calculations that know nothing of counts. */
const flat = (samples: Sample[]) =>
  samples.flatMap(({ value, count }) => Array<number>(count).fill(value)).sort((one, other) => one - other);

const samples = fc.array(
  fc.record({ value: fc.integer({ min: 0, max: 1000 }), count: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 1, maxLength: 30 },
);

const statistic = (text: string): DistributionStatistic => {
  const parsed = parseStatistic(text);
  if (!parsed || !needsSamples(parsed)) throw new Error(text);
  return parsed;
};
const of = (given: Sample[], text: string) => distributionOf(given, statistic(text));

describe("against a calculation of its own", () => {
  test("percentiles are those of the sorted values, in between in proportion", () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 1000 }), (given, tenths) => {
        const values = flat(given);
        const place = (tenths / 1000) * (values.length - 1);
        const [below = 0, above = 0] = [values[Math.floor(place)], values[Math.ceil(place)]];
        expect(of(given, `p${tenths / 10}`)).toBeCloseTo(below + (above - below) * (place % 1), 6);
      }),
    );
  });

  test("value bounds keep what lies above the lower and up to the upper", () => {
    fc.assert(
      fc.property(samples, fc.nat(500), fc.nat(500), (given, low, width) => {
        const [from, to] = [low, low + width + 1];
        const values = flat(given);
        const kept = values.filter((value) => value > from && value <= to);
        const sum = kept.reduce((total, value) => total + value, 0);
        expect(of(given, `TC(${from}:${to})`)).toBe(kept.length);
        expect(of(given, `TS(${from}:${to})`)).toBe(sum);
        expect(of(given, `PR(${from}:${to})`)).toBeCloseTo((100 * kept.length) / values.length, 6);
        const mean = of(given, `TM(${from}:${to})`);
        if (kept.length === 0) expect(mean).toBeUndefined();
        else expect(mean).toBeCloseTo(sum / kept.length, 6);
        const clamped = values.map((value) => Math.min(to, Math.max(from, value)));
        const winsorized = clamped.reduce((total, value) => total + value, 0) / clamped.length;
        expect(of(given, `WM(${from}:${to})`)).toBeCloseTo(winsorized, 6);
      }),
    );
  });

  test("percent bounds cut that share of the samples off, a part of one where they fall within it", () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 49 }), fc.integer({ min: 51, max: 100 }), (given, low, high) => {
        // A hundred copies of each sample make every cut fall between two.
        const values = flat(given).flatMap((value) => Array<number>(100).fill(value));
        const kept = values.slice((values.length * low) / 100, (values.length * high) / 100);
        const sum = kept.reduce((total, value) => total + value, 0);
        expect(of(given, `TM(${low}%:${high}%)`)).toBeCloseTo(sum / kept.length, 6);
        expect(of(given, `TC(${low}%:${high}%)`)).toBeCloseTo(kept.length / 100, 6);
        expect(of(given, `TS(${low}%:${high}%)`)).toBeCloseTo(sum / 100, 4);
        const [first = 0, last = 0] = [kept[0], kept.at(-1)];
        const clamped = values.map((value) => Math.min(last, Math.max(first, value)));
        const winsorized = clamped.reduce((total, value) => total + value, 0) / clamped.length;
        expect(of(given, `WM(${low}%:${high}%)`)).toBeCloseTo(winsorized, 6);
      }),
    );
  });
});

test("by hand", () => {
  const ten = Array.from({ length: 10 }, (_, index) => ({ value: index + 1, count: 1 }));
  expect(of(ten, "p50")).toBe(5.5);
  expect(of(ten, "tm90")).toBe(5);
  expect(of(ten, "wm90")).toBe(5.4);
  expect(of(ten, "TM(10%:90%)")).toBe(5.5);
  expect(of(ten, "IQM")).toBe(5.5);
  expect(of(ten, "PR(:3)")).toBe(30);
});

test("there is no distribution of nothing, nor of a negative value", () => {
  expect(of([], "p50")).toBeUndefined();
  expect(
    of(
      [
        { value: -1, count: 1 },
        { value: 5, count: 1 },
      ],
      "p50",
    ),
  ).toBeUndefined();
});
