import { timeZoneOffset } from "./time-zone-offset";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  1000,
  5000,
  15_000,
  30_000,
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
  56 * DAY,
];

/** A place on the time axis; `midnight` ones are labelled with the day. */
export type TimeTick = { time: number; midnight: boolean };

/** A time zone by its name, or by the minutes that it is ahead of UTC. */
export type Zone = string | number;

/** Minutes that a zone is ahead of UTC at a moment (milliseconds). */
export function zoneOffset(zone: Zone, time: number): number {
  return typeof zone === "number" ? zone : timeZoneOffset(zone, new Date(time));
}

/** Round moments of the zone's clock between two ends (milliseconds), at most so many of them. */
export function timeTicks(start: number, end: number, most: number, zone: Zone): TimeTick[] {
  const step = STEPS.find((candidate) => (end - start) / candidate <= most) ?? (end - start) / Math.max(1, most);
  const ticks: TimeTick[] = [];
  const offset = zoneOffset(zone, start) * MINUTE;
  for (let local = Math.ceil((start + offset) / step) * step; local - offset <= end; local += step) {
    // Clocks may change within the range; what was round before the change must be round after it.
    const time = local - zoneOffset(zone, local - offset) * MINUTE;
    if (time >= start && time <= end) ticks.push({ time, midnight: local % DAY === 0 });
  }
  return ticks;
}
