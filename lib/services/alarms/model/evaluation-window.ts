import type { EvaluationWindow } from "@aws-sdk/client-cloudwatch";
import { invalid } from "./refusal";

const WALL_CLOCK_PERIODS = [60, 300, 3600, 86_400, 604_800];

/** The first Monday after the epoch: weeks of the calendar begin there, while the epoch was a Thursday. */
const FIRST_MONDAY_SECONDS = 4 * 86_400;

/** The time zone of a wall clock window; undefined for a sliding one. Throws where AWS's rules for it are broken. */
export function checkEvaluationWindow(window: EvaluationWindow | undefined, period: number): string | undefined {
  if (!window?.WallClockWindow) return undefined;
  const zone = window.WallClockWindow.Timezone ?? "UTC";
  if (!WALL_CLOCK_PERIODS.includes(period)) {
    throw invalid(`A WallClockWindow supports the periods ${WALL_CLOCK_PERIODS.join(", ")} only`);
  }
  if (offsetSeconds(zone, 0) === undefined) throw invalid(`Invalid Timezone ${zone}`);
  return zone;
}

/**
 * Where the newest whole period ends, in milliseconds. A sliding window moves with every evaluation, so periods of minutes end
 * at the last whole minute whatever their length; periods of seconds, whose data is kept so, end at their own multiples.
 */
export function windowEnd(period: number, wallClock: string | undefined, at: number): number {
  const seconds = at / 1000;
  if (wallClock === undefined) return floorTo(seconds, Math.min(period, 60)) * 1000;
  const origin = period === 604_800 ? FIRST_MONDAY_SECONDS : 0;
  const offset = offsetSeconds(wallClock, at) ?? 0;
  return (floorTo(seconds + offset - origin, period) + origin - offset) * 1000;
}

function floorTo(seconds: number, step: number): number {
  return Math.floor(seconds / step) * step;
}

/** How far a zone is ahead of UTC at a moment. A zone is a name of the IANA data base, "+05:30" or "UTC+05:30". */
function offsetSeconds(zone: string, at: number): number | undefined {
  const fixed = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (fixed) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
    if (minutes % 5 !== 0 || minutes > 18 * 60) return undefined;
    return (fixed[1] === "-" ? -60 : 60) * minutes;
  }
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0"] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  } catch {
    // The engine throws a RangeError for names that it does not know.
    return undefined;
  }
}
