import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { increase } from "./increase";
import type { Bucket, Totals } from "./point";
import { telemetryData } from "./telemetry-data";

const [START, MINUTE] = [1_800_000_000_000, 60_000];
const since = (now: Totals, before?: Totals, startedAt = START) =>
  increase(
    { at: START + 2 * MINUTE, totals: now },
    { source: "a", startedAt },
    before && { at: START + MINUTE, totals: before },
  );

describe("what came since the last point", () => {
  test("of a counter is the difference", () => expect(since({ sum: 9 }, { sum: 4 })).toEqual({ sum: 5 }));

  test("of one that was never heard of is all of it when it began lately, else unknown", () => {
    expect(since({ sum: 9 })).toEqual({ sum: 9 });
    expect(since({ sum: 9 }, undefined, START - 3_600_000)).toBeUndefined();
    expect(since({ sum: 9 }, undefined, 0)).toBeUndefined();
  });

  test("of one that has less than before is all that it has now", () => {
    expect(since({ sum: 3 }, { sum: 4 })).toEqual({ sum: 3 });
    expect(since({ sum: 3, samples: 1 }, { sum: 2, samples: 7 })).toEqual({ sum: 3, samples: 1 });
  });

  test("is nothing when the same point comes again, or an older one", () => {
    const known = { at: START + MINUTE, totals: { sum: 4 } };
    for (const at of [START, START + MINUTE]) {
      expect(increase({ at, totals: { sum: 4 } }, { source: "a", startedAt: START }, known)).toBeUndefined();
    }
  });

  const bucket = (lower: number, upper: number, count: number): Bucket => ({
    lower,
    upper,
    count,
    value: (lower + upper) / 2,
  });

  test("of a histogram is told bucket by bucket, also when buckets have been put together meanwhile", () => {
    const before = { samples: 6, sum: 20, buckets: [bucket(1, 2, 2), bucket(2, 4, 3), bucket(8, 16, 1)] };
    const now = { samples: 10, sum: 50, buckets: [bucket(1, 4, 7), bucket(4, 16, 3)] };
    expect(since(now, before)).toEqual({ samples: 4, sum: 30, buckets: [bucket(1, 4, 2), bucket(4, 16, 2)] });
  });
});

const metric = { MetricName: "m", Unit: "Milliseconds" as const, Dimensions: [] };

test("a histogram keeps its own sum and extremes, with the middles of its buckets for percentiles", () => {
  const buckets = [
    { upper: 10, value: 5, count: 2 },
    { lower: 10, value: 15, count: 1 },
  ];
  expect(telemetryData({ metric, minimum: 1, maximum: 99 }, START, { samples: 3, sum: 104, buckets })).toEqual([
    {
      ...metric,
      Timestamp: new Date(START),
      Values: [5, 15],
      Counts: [2, 1],
      StatisticValues: { SampleCount: 3, Sum: 104, Minimum: 1, Maximum: 99 },
    },
  ]);
});

test("of a histogram without buckets the mean is known", () => {
  expect(telemetryData({ metric }, START, { samples: 4, sum: 10, buckets: [] })).toMatchObject([
    { Values: [2.5], Counts: [4], StatisticValues: { SampleCount: 4, Sum: 10, Minimum: 2.5, Maximum: 2.5 } },
  ]);
});

test("nothing that came is no data, but a counter that stands still has added nothing", () => {
  expect(telemetryData({ metric }, START, { samples: 0, sum: 0 })).toEqual([]);
  expect(telemetryData({ metric }, START, { sum: 0 })).toMatchObject([{ Value: 0 }]);
});

test("whatever its buckets are, the samples and the sum are kept to the last, in data of 150 values", () => {
  const filled = fc.record({
    value: fc.double({ min: 0, max: 1e6, noNaN: true }),
    count: fc.integer({ min: 1, max: 99 }),
  });
  fc.assert(
    fc.property(
      fc.array(filled, { minLength: 1, maxLength: 500 }),
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      (buckets, sum) => {
        const samples = buckets.reduce((total, { count }) => total + count, 0);
        const data = telemetryData({ metric }, START, { samples, sum, buckets });
        const sets = data.flatMap(({ StatisticValues }) => StatisticValues ?? []);
        expect(sets.reduce((total, set) => total + (set.SampleCount ?? 0), 0)).toBe(samples);
        expect(sets.reduce((total, set) => total + (set.Sum ?? 0), 0)).toBeCloseTo(sum, 0);
        expect(data.every(({ Values = [] }) => Values.length >= 1 && Values.length <= 150)).toBe(true);
      },
    ),
  );
});
