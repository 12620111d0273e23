import type { Stretch } from "@/components/time-range/time-range";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The periods that the console offers, in seconds; those below a minute have data for three hours only. */
export const PERIODS = [1, 5, 10, 30, 60, 300, 900, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY] as const;

/** The longest stretch that is still drawn by each period when the person leaves the choice to the console. */
const AUTOMATIC: readonly [longest: number, period: number][] = [
  [3 * HOUR, 60],
  [DAY, 300],
  [3 * DAY, 900],
  [15 * DAY, HOUR],
  [63 * DAY, 6 * HOUR],
];

/** More points than these on one line are neither seen nor drawn in time: a week by the minute. */
const MOST_POINTS = 11_000;

/**
 * The period to ask for, in seconds: the chosen one, or by the length of the stretch when none is. Where storage has nothing that
 * fine any more the next coarser one is taken (User Guide, "Metrics retention": below a minute for 3 hours, by minute for 15
 * days, by 5 minutes for 63 days, by hour for 15 months).
 */
export function settledPeriod(chosen: number | undefined, { start, end }: Stretch, now: Date): number {
  const length = (end.getTime() - start.getTime()) / 1000;
  const age = (now.getTime() - start.getTime()) / 1000;
  const wished = chosen ?? AUTOMATIC.find(([longest]) => length <= longest)?.[1] ?? DAY;
  const kept = roundedUp(wished, finestKept(age));
  if (length / kept <= MOST_POINTS) return kept;
  return PERIODS.find((period) => period > kept && length / period <= MOST_POINTS) ?? DAY;
}

/** As `settledPeriod` for a dashboard whose periods adapt: a widget's own period grows with the stretch and never shrinks. */
export function adaptedPeriod(own: number | undefined, stretch: Stretch, now: Date): number {
  const automatic = settledPeriod(undefined, stretch, now);
  return own === undefined ? automatic : settledPeriod(roundedUp(Math.max(own, automatic), own), stretch, now);
}

/** Whole periods of the stretch as one, for a number over all of it. */
export function wholePeriod({ start, end }: Stretch): number {
  return Math.max(60, Math.ceil((end.getTime() - start.getTime()) / 60_000) * 60);
}

function finestKept(age: number): number {
  if (age <= 3 * HOUR) return 1;
  if (age <= 15 * DAY) return 60;
  return age <= 63 * DAY ? 300 : HOUR;
}

function roundedUp(period: number, step: number): number {
  return Math.ceil(period / step) * step;
}
