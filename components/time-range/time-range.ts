export type TimeUnit = "minute" | "hour" | "day" | "week" | "month";

/** What a view is about: the last so much, which moves with the clock, or a fixed stretch. */
export type TimeRange =
  | { kind: "relative"; amount: number; unit: TimeUnit }
  | { kind: "absolute"; start: Date; end: Date };

/** A stretch of time with both ends known. */
export type Stretch = { start: Date; end: Date };

/** A range in an address: `start=-PT3H`, or two moments in ISO 8601, the forms that dashboards write too. */
export type TimeRangeSearch = { start?: string; end?: string };

/** CloudWatch keeps metrics for 15 months; nothing asks for more. */
const MAX_MONTHS = 15;

export function lastHours(amount: number): TimeRange {
  return { kind: "relative", amount, unit: "hour" };
}

/** The range in an address, or the fallback when there is none that makes sense. */
export function parseTimeRange<Fallback>({ start, end }: TimeRangeSearch, fallback: Fallback): TimeRange | Fallback {
  if (!start) return fallback;
  if (start.startsWith("-P")) return parseDuration(start) ?? fallback;
  const range = { start: new Date(start), end: new Date(end ?? "") };
  return range.start < range.end ? { kind: "absolute", ...range } : fallback;
}

/** The range as an address carries it. */
export function timeRangeSearch(range: TimeRange): TimeRangeSearch {
  if (range.kind === "absolute") return { start: range.start.toISOString(), end: range.end.toISOString() };
  const { amount, unit } = range;
  switch (unit) {
    case "minute":
      return { start: `-PT${amount}M` };
    case "hour":
      return { start: `-PT${amount}H` };
    case "day":
      return { start: `-P${amount}D` };
    case "week":
      return { start: `-P${amount * 7}D` };
    case "month":
      return { start: `-P${amount}M` };
  }
}

/** Both ends of a range, seen from `now`. */
export function resolveTimeRange(range: TimeRange, now: Date): Stretch {
  if (range.kind === "absolute") return { start: range.start, end: range.end };
  const start = new Date(now);
  if (range.unit === "month") start.setUTCMonth(start.getUTCMonth() - range.amount);
  else start.setTime(start.getTime() - range.amount * UNIT_MILLIS[range.unit]);
  return { start, end: now };
}

export function sameTimeRange(a: TimeRange, b: TimeRange): boolean {
  const [left, right] = [timeRangeSearch(a), timeRangeSearch(b)];
  return left.start === right.start && left.end === right.end;
}

const UNIT_MILLIS = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;

/** Whole weeks are read as weeks, so that what was chosen as "1w" is still called so. */
function parseDuration(text: string): TimeRange | undefined {
  const [, dateAmount, dateUnit, timeAmount, timeUnit] = /^-P(?:(\d{1,6})([DWM])|T(\d{1,6})([MH]))$/.exec(text) ?? [];
  const amount = Number(dateAmount ?? timeAmount);
  if (!amount) return undefined;
  const unit = timeUnit ? (timeUnit === "M" ? "minute" : "hour") : dateUnit === "M" ? "month" : "day";
  const days = dateUnit === "W" ? amount * 7 : amount;
  const range: TimeRange =
    unit === "day" && days % 7 === 0
      ? { kind: "relative", amount: days / 7, unit: "week" }
      : { kind: "relative", amount: unit === "day" ? days : amount, unit };
  const epoch = new Date(0);
  const reach = resolveTimeRange(range, epoch).start;
  const furthest = resolveTimeRange({ kind: "relative", amount: MAX_MONTHS, unit: "month" }, epoch).start;
  return reach >= furthest ? range : undefined;
}
