import { toWallTime } from "@/lib/languages/schedule/time-zone";
import type { DataPoint } from "../aggregate";
import { median, quantile, robustLine, robustSigma } from "./robust";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Fewer points, or a shorter time, say too little to expect anything from. */
const MIN_POINTS = 30;
const MIN_SPAN = 3 * HOUR;

/** So many days make a trend; fewer would take a day's shape for one. */
const TREND_DAYS = 4;

/** The week must make the residuals this much smaller than the day alone to be believed. */
const WEEK_GAIN = 0.8;

/** A stretch of time in milliseconds that the model must not learn from. */
export type Excluded = { from: number; to: number };

/** What the owner of a detector told it. */
export type AnomalySettings = { timeZone: string; excluded: readonly Excluded[]; hasPeriodicSpikes: boolean };

export const PLAIN_SETTINGS: AnomalySettings = { timeZone: "UTC", excluded: [], hasPeriodicSpikes: false };

/** What is expected of a moment, and how widely values usually lie around it. */
export type Expectation = { center: number; sigma: number; spike: number };

/** A trained model; undefined where there is too little to learn from. */
export type AnomalyModel = { expect: (at: number) => Expectation; isNeverNegative: boolean };

/**
 * Learns what is usual from up to two weeks of a metric, by a rule that is open (CloudWatch's own is not published):
 *
 * - the trend is a robust line through the medians of the days, from which a first estimate of the season has been taken;
 * - the season is the median of what remains, by hour of the day; or by hour of the week, where two weeks are known and the
 *   week explains clearly more than the day. Between the middles of two hours it goes in a straight line, except in hours of
 *   which a step tells more;
 * - the width is the robust standard deviation of what then remains, by hour of the day where there is enough of it, never less
 *   than half of the whole's.
 *
 * Medians stand everywhere in place of means, so that the anomalies of the past do not teach what is normal.
 */
export function trainAnomalyModel(points: readonly DataPoint[], settings: AnomalySettings): AnomalyModel | undefined {
  const learned = points.filter(({ at }) => !settings.excluded.some(({ from, to }) => at >= from && at < to));
  const [first, last] = [learned[0], learned.at(-1)];
  if (!first || !last || learned.length < MIN_POINTS || last.at - first.at < MIN_SPAN) return undefined;
  const wall = wallClock(settings.timeZone);
  const level = median(learned.map(({ value }) => value));
  const detrendedBy = (trend: (at: number) => number) =>
    learned.map(({ at, value }) => ({ at: wall(at), value: value - trend(at) }));
  // The trend is looked for without the season, of which a day that is known in part shows only a piece.
  const rough = seasonOf(detrendedBy(() => level));
  const trend = trendOf(
    learned.map(({ at, value }) => ({ at, value: value - rough(wall(at)) })),
    wall,
  );
  const detrended = detrendedBy(trend);
  const season = seasonOf(detrended);
  const residuals = detrended.map(({ at, value }) => ({ at, value: value - season(at) }));
  const spread = spreadOf(residuals);
  return {
    expect: (at) => ({ center: trend(at) + season(wall(at)), ...spread(wall(at)) }),
    isNeverNegative: learned.every(({ value }) => value >= 0),
  };
}

/** The band around what is expected: so many standard deviations each way; a metric that is never negative is not expected to be. */
export function bandAt(
  model: AnomalyModel,
  at: number,
  width: number,
  hasPeriodicSpikes: boolean,
): { upper: number; lower: number } {
  const { center, sigma, spike } = model.expect(at);
  const upper = center + Math.max(width * sigma, hasPeriodicSpikes ? spike : 0);
  const lower = center - width * sigma;
  return model.isNeverNegative ? { upper: Math.max(0, upper), lower: Math.max(0, lower) } : { upper, lower };
}

/** The time on the clocks of a zone. Zones shift by quarters of an hour and seldom, so an offset is good for a quarter. */
function wallClock(timeZone: string): (at: number) => number {
  const offsets = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / (HOUR / 4));
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      const start = quarter * (HOUR / 4);
      offset = toWallTime(start, timeZone) - start;
      offsets.set(quarter, offset);
    }
    return at + offset;
  };
}

function trendOf(points: readonly DataPoint[], wall: (at: number) => number): (at: number) => number {
  const days = [...grouped(points, ({ at }) => Math.floor(wall(at) / DAY))];
  const level = median(points.map(({ value }) => value));
  if (days.length < TREND_DAYS) return () => level;
  const line = robustLine(
    days.map(([, ofDay]) => ({ x: median(ofDay.map(({ at }) => at)), y: median(ofDay.map(({ value }) => value)) })),
  );
  return line.at;
}

type Season = (wallTime: number) => number;

const HOURS_OF_DAY = 24;
const HOURS_OF_WEEK = 168;

function seasonOf(detrended: readonly DataPoint[]): Season {
  const daily = cycle(detrended, HOURS_OF_DAY);
  const weekly = cycle(detrended, HOURS_OF_WEEK);
  if (!daily) return () => 0;
  if (!weekly) return daily;
  const left = (season: Season) => robustSigma(detrended.map(({ at, value }) => value - season(at)));
  return left(weekly) < WEEK_GAIN * left(daily) ? weekly : daily;
}

/** The medians of the hours of a cycle of so many hours; undefined unless the data goes through the cycle twice. */
function cycle(detrended: readonly DataPoint[], hours: number): Season | undefined {
  const [first, last] = [detrended[0], detrended.at(-1)];
  if (!first || !last || last.at - first.at < (2 * hours - 1) * HOUR) return undefined;
  const slots = grouped(detrended, ({ at }) => slotOf(at, hours));
  const medians = Array.from({ length: hours }, (_, slot) => median((slots.get(slot) ?? []).map(({ value }) => value)));
  const flat: Season = (at) => medians[slotOf(at, hours)] || 0;
  const sloped: Season = (at) => {
    const slot = slotOf(at, hours);
    const within = (at - Math.floor(at / HOUR) * HOUR) / HOUR - 0.5;
    const neighbour = medians[(slot + (within < 0 ? -1 : 1) + hours) % hours] ?? Number.NaN;
    const own = flat(at);
    return Number.isNaN(neighbour) ? own : own + (neighbour - own) * Math.abs(within);
  };
  const distance = (points: readonly DataPoint[], season: Season) =>
    points.reduce((total, { at, value }) => total + Math.abs(value - season(at)), 0);
  const isSloped = medians.map((_, slot) => {
    const points = slots.get(slot) ?? [];
    return distance(points, sloped) < distance(points, flat);
  });
  return (at) => (isSloped[slotOf(at, hours)] ? sloped(at) : flat(at));
}

function spreadOf(residuals: readonly DataPoint[]): (wallTime: number) => Pick<Expectation, "sigma" | "spike"> {
  const all = residuals.map(({ value }) => value);
  const whole = robustSigma(all);
  const highest = quantile(all, 0.999);
  const slots = new Map<number, Pick<Expectation, "sigma" | "spike">>();
  for (const [slot, points] of grouped(residuals, ({ at }) => slotOf(at, HOURS_OF_DAY))) {
    const values = points.map(({ value }) => value);
    if (values.length < MIN_POINTS) continue;
    slots.set(slot, { sigma: Math.max(robustSigma(values), whole / 2), spike: quantile(values, 0.999) });
  }
  return (at) => slots.get(slotOf(at, HOURS_OF_DAY)) ?? { sigma: whole, spike: highest };
}

function slotOf(wallTime: number, hours: number): number {
  const hour = Math.floor(wallTime / HOUR);
  return ((hour % hours) + hours) % hours;
}

function grouped(points: readonly DataPoint[], keyOf: (point: DataPoint) => number): Map<number, DataPoint[]> {
  const groups = new Map<number, DataPoint[]>();
  for (const point of points) {
    const key = keyOf(point);
    const group = groups.get(key);
    if (group) group.push(point);
    else groups.set(key, [point]);
  }
  return groups;
}
