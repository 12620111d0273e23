/**
 * The rule by which the rate of an operation's calls is unusual. AWS does not publish its own; this one is open.
 *
 * At every minute the mean of the last five minutes is held against the seven days before them. It is unusual when it is higher
 * than all of: the mean of those days plus `deviations` standard deviations of their minutes (at least those of mere chance); `fewestCalls` calls in five minutes;
 * and the highest five minutes of all but one of those days, so that what happens every night, or happened twice, is usual.
 * It has become usual again after five minutes that are not. Nothing is judged before a day of history is there.
 */
export type InsightRule = { deviations: number; fewestCalls: number };

export type Sensitivity = "low" | "medium" | "high";

export const RULES: Readonly<Record<Sensitivity, InsightRule>> = {
  low: { deviations: 6, fewestCalls: 20 },
  medium: { deviations: 4, fewestCalls: 10 },
  high: { deviations: 3, fewestCalls: 5 },
};

/** Minutes are whole numbers since the epoch. */
export const WINDOW_MINUTES = 5;
export const BASELINE_MINUTES = 7 * 24 * 60;
const QUIET_MINUTES = 5;
const FEWEST_BASELINE_MINUTES = 24 * 60;
const DAY = 24 * 60;

/** What a minute's rate is held against; rates in calls per minute. `threshold` is absent while history is too short to judge. */
export type Judgement = { rate: number; baseline: number; threshold: number | undefined; baselineMinutes: number };

/** An unusual stretch: its first minute, what it was held against then, and, once it is over, its last minute. */
export type Unusual = {
  first: number;
  /** The minute at which it was found out. */
  found: number;
  baseline: number;
  baselineMinutes: number;
  threshold: number;
  last: number | undefined;
};

/** Calls of one operation by the minute. */
export class CallSeries {
  readonly #base: number;
  readonly #known: number;
  readonly #calls: Float64Array;
  readonly #sum: Float64Array;
  readonly #squares: Float64Array;
  readonly #peaks = new Map<number, number>();
  #peaksUntil: number;

  /**
   * @param counts calls by the minute, those without any left out
   * @param known the first minute of which is known how often anything was called
   * @param from the first minute that will be judged, and `to` the last
   */
  constructor(counts: ReadonlyMap<number, number>, known: number, from: number, to: number) {
    this.#base = Math.max(known, from - BASELINE_MINUTES - WINDOW_MINUTES);
    this.#known = known;
    const size = Math.max(0, to - this.#base + 1);
    this.#calls = Float64Array.from({ length: size }, (_, index) => counts.get(this.#base + index) ?? 0);
    this.#sum = new Float64Array(size + 1);
    this.#squares = new Float64Array(size + 1);
    for (const [index, calls] of this.#calls.entries()) {
      this.#sum[index + 1] = (this.#sum[index] ?? 0) + calls;
      this.#squares[index + 1] = (this.#squares[index] ?? 0) + calls * calls;
    }
    this.#peaksUntil = this.#base;
  }

  calls(minute: number): number {
    return this.#calls[minute - this.#base] ?? 0;
  }

  /** The mean from a minute to another, both included. */
  mean(first: number, last: number): number {
    return this.#between(this.#sum, first, last) / Math.max(1, last - first + 1);
  }

  rate(minute: number): number {
    return this.#between(this.#sum, minute - WINDOW_MINUTES + 1, minute) / WINDOW_MINUTES;
  }

  /** Judges a minute. Minutes are asked for in their order, because a day's peaks are gathered on the way. */
  judge(minute: number, { deviations, fewestCalls }: InsightRule): Judgement {
    const last = minute - WINDOW_MINUTES;
    const first = Math.max(this.#known, this.#base, last - BASELINE_MINUTES + 1);
    const baselineMinutes = Math.max(0, last - first + 1);
    const rate = this.rate(minute);
    if (baselineMinutes === 0) return { rate, baseline: 0, threshold: undefined, baselineMinutes };
    const baseline = this.mean(first, last);
    if (baselineMinutes < FEWEST_BASELINE_MINUTES) return { rate, baseline, threshold: undefined, baselineMinutes };
    const variance = this.#between(this.#squares, first, last) / baselineMinutes - baseline ** 2;
    // Calls that come by chance vary by the root of their mean, however even a week happened to be.
    const spread = deviations * Math.sqrt(Math.max(baseline, variance));
    const usual = this.#usualPeak(first, last);
    const threshold = Math.max(baseline + spread, fewestCalls / WINDOW_MINUTES, usual);
    return { rate, baseline, threshold, baselineMinutes };
  }

  /** The second highest of the days' highest five minutes. */
  #usualPeak(first: number, last: number): number {
    for (let minute = this.#peaksUntil; minute <= last; minute += 1) {
      const day = Math.floor(minute / DAY);
      this.#peaks.set(day, Math.max(this.#peaks.get(day) ?? 0, this.rate(minute)));
    }
    this.#peaksUntil = Math.max(this.#peaksUntil, last + 1);
    let [highest, second] = [0, 0];
    for (const [day, peak] of this.#peaks) {
      if ((day + 1) * DAY <= first) continue;
      if (peak > highest) [highest, second] = [peak, highest];
      else if (peak > second) second = peak;
    }
    return second;
  }

  #between(sums: Float64Array, first: number, last: number): number {
    const at = (minute: number) => sums[Math.min(Math.max(minute - this.#base, 0), sums.length - 1)] ?? 0;
    return at(last + 1) - at(first);
  }
}

/**
 * The unusual stretches that begin or end from one minute to another, both included, in their order. `open` is one that had begun
 * before and is not over. Those that begin within `known` ones were found earlier and are left out.
 */
export function unusualStretches(
  series: CallSeries,
  rule: InsightRule,
  { from, to }: { from: number; to: number },
  open: Unusual | undefined,
  known: readonly Pick<Unusual, "first" | "last">[] = [],
): Unusual[] {
  const found: Unusual[] = [];
  let current = open;
  let quiet = 0;
  let busy = open?.found ?? from;
  for (let minute = open ? open.found + 1 : from; minute <= to; minute += 1) {
    const judged = series.judge(minute, rule);
    if (current) {
      const isQuiet = judged.rate <= current.threshold;
      if (series.calls(minute) > current.threshold) busy = minute;
      quiet = isQuiet ? quiet + 1 : 0;
      if (quiet < QUIET_MINUTES) continue;
      found.push({ ...current, last: busy });
      current = undefined;
      quiet = 0;
      continue;
    }
    const { rate, baseline, baselineMinutes, threshold } = judged;
    if (threshold === undefined || rate <= threshold) continue;
    if (known.some(({ first, last }) => minute >= first && minute <= (last ?? to) + WINDOW_MINUTES)) continue;
    current = {
      first: firstBusy(series, minute, threshold),
      found: minute,
      baseline,
      baselineMinutes,
      threshold,
      last: undefined,
    };
    busy = minute;
  }
  if (current) found.push(current);
  return found;
}

/** The first of the five minutes that is busy by itself. */
function firstBusy(series: CallSeries, minute: number, threshold: number): number {
  for (let one = minute - WINDOW_MINUTES + 1; one < minute; one += 1) if (series.calls(one) > threshold) return one;
  return minute;
}
