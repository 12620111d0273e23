import fc from "fast-check";
import { expect, test } from "vitest";
import { aggregate } from "./aggregate";
import type { Point } from "./point";
import { parseStatistic, SIMPLE_STATISTICS } from "./statistic";

const SECOND = 1000;
const point = (at: number, values: number[], asSet = false): Point => {
  const common = {
    at,
    unit: "None",
    sampleCount: values.length,
    sum: values.reduce((total, value) => total + value, 0),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
  } as const;
  return asSet || values.length === 1 ? common : { ...common, values, counts: values.map(() => 1) };
};
const of = (points: Point[], period: number, text: string, from = 0) => {
  const statistic = parseStatistic(text);
  if (!statistic) throw new Error(text);
  return aggregate(points, period, statistic, from);
};

test("periods begin where the question begins", () => {
  const points = [point(180 * SECOND, [1]), point(479 * SECOND, [2]), point(480 * SECOND, [4])];
  expect(of(points, 300, "Sum", 180 * SECOND)).toEqual([
    { at: 180 * SECOND, value: 3 },
    { at: 480 * SECOND, value: 4 },
  ]);
  expect(of(points, 300, "Sum")).toEqual([
    { at: 0, value: 1 },
    { at: 300 * SECOND, value: 6 },
  ]);
});

test("a statistic set among the points leaves its period without percentiles, and no other", () => {
  const points = [point(0, [1, 2], true), point(0, [3]), point(60 * SECOND, [3, 5])];
  expect(of(points, 60, "p100")).toEqual([{ at: 60 * SECOND, value: 5 }]);
  expect(of(points, 60, "Maximum")).toHaveLength(2);
});

test("a statistic set of equal values, or of one, is as good as values", () => {
  expect(of([point(0, [7, 7, 7], true), point(0, [9], true)], 60, "p50")).toEqual([{ at: 0, value: 7 }]);
});

const datum = fc.record({
  second: fc.nat(600),
  values: fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 6 }),
});

test("every statistic of every period is that of the values in it, counted one by one", () => {
  fc.assert(
    fc.property(
      fc.array(datum, { maxLength: 60 }),
      fc.constantFrom(1, 5, 10, 30, 60, 120, 300),
      fc.integer({ min: -300, max: 300 }),
      (data, period, offset) => {
        const points = data.map(({ second, values }) => point(second * SECOND, values));
        const from = offset * SECOND;
        const periods = new Map<number, number[]>();
        for (const { second, values } of data) {
          let begin = offset;
          while (begin + period <= second) begin += period;
          while (begin > second) begin -= period;
          periods.set(begin * SECOND, [...(periods.get(begin * SECOND) ?? []), ...values]);
        }
        const expected = [...periods].sort(([one], [other]) => one - other);
        const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
        const naive: Record<string, (values: number[]) => number> = {
          SampleCount: (values) => values.length,
          Sum: total,
          Average: (values) => total(values) / values.length,
          Minimum: (values) => Math.min(...values),
          Maximum: (values) => Math.max(...values),
          p100: (values) => Math.max(...values),
          p0: (values) => Math.min(...values),
          "TC(:10000)": (values) => values.length,
        };
        for (const [name, calculate] of Object.entries(naive)) {
          expect(of(points, period, name, from)).toEqual(
            expected.map(([at, values]) => ({ at, value: calculate(values) })),
          );
        }
      },
    ),
  );
});

test("the order of the points does not matter", () => {
  fc.assert(
    fc.property(fc.array(datum, { maxLength: 30 }), (data) => {
      const points = data.map(({ second, values }) => point(second * SECOND, values));
      for (const name of [...SIMPLE_STATISTICS, "p90", "tm90"]) {
        expect(of(points.toReversed(), 60, name)).toEqual(of(points, 60, name));
      }
    }),
  );
});
