const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A half-open range of time in milliseconds. */
export type TimeRange = { from: number; to: number };

/** Whether a period in seconds is one that CloudWatch knows: 1, 5, 10, 20, 30 or a multiple of 60. */
export function isPeriod(seconds: number): boolean {
  return [1, 5, 10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0);
}

/**
 * The range that is really asked for: both ends go down to a whole minute, five minutes or an hour, the older the start the
 * coarser, and to whole periods below a minute (API reference, GetMetricData, StartTime; that the end goes the same way is
 * seen in the answers of AWS).
 */
export function roundedRange({ from, to }: TimeRange, period: number, now: number): TimeRange {
  const step = roundingStep(from, period, now);
  return { from: Math.floor(from / step) * step, to: Math.floor(to / step) * step };
}

function roundingStep(from: number, period: number, now: number): number {
  if (period < 60) return period * SECOND;
  const age = now - from;
  if (age < 15 * DAY) return MINUTE;
  return age <= 63 * DAY ? 5 * MINUTE : HOUR;
}

/**
 * The oldest moment of which data of this period is still there: finer data goes earlier
 * (User Guide, "Metrics retention": 3 hours below a minute, 15 days by minute, 63 days by 5 minutes, 455 days by hour).
 */
export function oldestVisible(period: number, now: number): number {
  if (period < 60) return now - 3 * HOUR;
  if (period % 300 !== 0) return now - 15 * DAY;
  return period % 3600 === 0 ? now - 455 * DAY : now - 63 * DAY;
}
