import { describe, expect, test } from "vitest";
import { type AnomalySettings, bandAt, PLAIN_SETTINGS, trainAnomalyModel } from "./model";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday. */
const START = Date.UTC(2026, 10, 2);

/** Numbers that look like chance, the same every time: a linear congruential generator. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Normally spread with deviation 1: the sum of twelve even numbers less six. */
function normal(random: () => number): number {
  return Array.from({ length: 12 }, random).reduce((total, one) => total + one, -6);
}

function history(days: number, valueAt: (at: number) => number, step = 300_000) {
  return Array.from({ length: (days * DAY) / step }, (_, index) => {
    const at = START + index * step;
    return { at, value: valueAt(at) };
  });
}

const hourOf = (at: number) => ((at - START) / HOUR) % 24;
const dayOf = (at: number) => Math.floor((at - START) / DAY);

function trained(points: ReturnType<typeof history>, settings: AnomalySettings = PLAIN_SETTINGS) {
  const model = trainAnomalyModel(points, settings);
  if (!model) throw new Error("too little to learn from");
  return model;
}

/** How large a part of the points lies within the band. */
function inside(points: ReturnType<typeof history>, width: number, from: ReturnType<typeof history> = points): number {
  const model = trained(from);
  const held = points.filter(({ at, value }) => {
    const { upper, lower } = bandAt(model, at, width, false);
    return value <= upper && value >= lower;
  });
  return held.length / points.length;
}

describe("what is expected", () => {
  test("of noise around a level: the level, and the noise's own deviation", () => {
    const random = chance(1);
    const model = trained(history(14, () => 100 + 5 * normal(random)));
    const { center, sigma } = model.expect(START + 14 * DAY);
    expect(center).toBeCloseTo(100, 0);
    expect(sigma).toBeGreaterThan(4.3);
    expect(sigma).toBeLessThan(5.7);
  });

  test("of a trend: that it goes on", () => {
    const random = chance(2);
    const points = history(14, (at) => 50 + 10 * ((at - START) / DAY) + normal(random));
    expect(trained(points).expect(START + 14.5 * DAY).center).toBeCloseTo(195, -1);
  });

  test("of a daily wave: the wave, and none of it in the width", () => {
    const random = chance(3);
    const wave = (at: number) => 200 + 100 * Math.sin((hourOf(at) / 24) * 2 * Math.PI);
    const model = trained(history(7, (at) => wave(at) + normal(random)));
    for (const hour of [0, 6, 12.5, 18, 23]) {
      const at = START + 7 * DAY + hour * HOUR;
      expect(Math.abs(model.expect(at).center - wave(at))).toBeLessThan(4);
      expect(model.expect(at).sigma).toBeLessThan(6);
    }
  });

  test("of a day in two steps: the steps, also at the very edge", () => {
    const random = chance(10);
    const steps = (at: number) => (hourOf(at) < 12 ? 100 : 300);
    const model = trained(history(5, (at) => steps(at) + normal(random)));
    for (const hour of [0, 0.25, 11.9, 12, 12.5, 23.9]) {
      const at = START + 5 * DAY + hour * HOUR;
      expect(Math.abs(model.expect(at).center - steps(at))).toBeLessThan(2);
    }
  });

  test("of weekdays and weekends that differ: each its own", () => {
    const random = chance(4);
    const isWeekend = (at: number) => dayOf(at) % 7 >= 5;
    const model = trained(history(14, (at) => (isWeekend(at) ? 10 : 100) + normal(random)));
    expect(model.expect(START + 14 * DAY + 12 * HOUR).center).toBeCloseTo(100, -1);
    expect(model.expect(START + 19 * DAY + 12 * HOUR).center).toBeCloseTo(10, -1);
  });

  test("a width of two deviations holds about 95% of what is normally spread, three nearly all", () => {
    const random = chance(5);
    const points = history(14, (at) => 500 + 50 * Math.cos((hourOf(at) / 24) * 2 * Math.PI) + 10 * normal(random));
    expect(inside(points, 2)).toBeGreaterThan(0.92);
    expect(inside(points, 2)).toBeLessThan(0.98);
    expect(inside(points, 3)).toBeGreaterThan(0.99);
  });

  test("anomalies of the past do not move it, and lie outside the band", () => {
    const random = chance(6);
    const clean = (at: number) => 100 + 20 * Math.sin((hourOf(at) / 24) * 2 * Math.PI);
    const isOutage = (at: number) => dayOf(at) === 9 && hourOf(at) >= 10 && hourOf(at) < 13;
    const points = history(14, (at) => (isOutage(at) ? 900 : clean(at)) + normal(random));
    const model = trained(points);
    const at = START + 14 * DAY + 11 * HOUR;
    expect(Math.abs(model.expect(at).center - clean(at))).toBeLessThan(3);
    const outage = points.filter(({ at: moment }) => isOutage(moment));
    expect(outage.every(({ at: moment, value }) => value > bandAt(model, moment, 3, false).upper)).toBe(true);
  });
});

describe("what a detector is told", () => {
  test("excluded times are not learned from", () => {
    const random = chance(7);
    const points = history(2, (at) => (dayOf(at) === 1 ? 1_000 : 10) + normal(random));
    const excluded = [{ from: START + DAY, to: START + 2 * DAY }];
    expect(trained(points, { ...PLAIN_SETTINGS, excluded }).expect(START + 2 * DAY).center).toBeCloseTo(10, 0);
    expect(trained(points).expect(START + 2 * DAY).center).toBeGreaterThan(100);
  });

  test("the hours of its time zone are those that count, also when the clocks are set back", () => {
    // In New York the clocks went back on 1 November 2026: what happens at 9 there is at 13 and then at 14 UTC.
    const isNine = (at: number) => new Date(at - (at < Date.UTC(2026, 10, 1, 6) ? 4 : 5) * HOUR).getUTCHours() === 9;
    const points = history(14, () => 0).map(({ at }) => ({ at: at - 8 * DAY, value: isNine(at - 8 * DAY) ? 100 : 1 }));
    const local = trained(points, { ...PLAIN_SETTINGS, timeZone: "America/New_York" });
    const middle = START + 6 * DAY + 14.5 * HOUR;
    expect(local.expect(middle).center).toBeCloseTo(100, 0);
    expect(local.expect(middle - HOUR).center).toBeCloseTo(1, 0);
  });

  test("regular spikes widen the band to hold them", () => {
    const random = chance(8);
    const points = history(7, (at) => (at % (2 * HOUR) === 0 ? 80 : 10) + normal(random) / 10);
    const model = trained(points);
    expect(bandAt(model, START + 7 * DAY, 2, false).upper).toBeLessThan(60);
    expect(bandAt(model, START + 7 * DAY, 2, true).upper).toBeGreaterThan(79);
  });
});

test("a metric that was never negative is not expected to be", () => {
  const random = chance(9);
  const model = trained(history(2, () => Math.abs(normal(random))));
  expect(bandAt(model, START + 2 * DAY, 10, false).lower).toBe(0);
  const signed = trained(history(2, () => normal(random)));
  expect(bandAt(signed, START + 2 * DAY, 10, false).lower).toBeLessThan(-5);
});

test("a metric that never changes has a band of no width, which it does not leave", () => {
  const { upper, lower } = bandAt(trained(history(3, () => 42)), START + 3 * DAY, 2, false);
  expect([upper, lower]).toEqual([42, 42]);
});

test("too little to learn from gives no model", () => {
  expect(trainAnomalyModel([], PLAIN_SETTINGS)).toBeUndefined();
  expect(trainAnomalyModel(history(1, () => 1).slice(0, 29), PLAIN_SETTINGS)).toBeUndefined();
  expect(trainAnomalyModel(history(1, () => 1, 60_000).slice(0, 100), PLAIN_SETTINGS)).toBeUndefined();
  expect(trainAnomalyModel(history(1, () => 1).slice(0, 40), PLAIN_SETTINGS)).toBeDefined();
});
