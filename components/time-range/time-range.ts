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

const DURATION =
  /^-P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/;

/** "-P1DT12H" as AWS's consoles write it, parts of zero included; undefined for none, or one that reaches too far. */
function parseDuration(text: string): TimeRange | undefined {
  const [, years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] =
    DURATION.exec(text)?.map((part) => Number(part ?? 0)) ?? [];
  const parts: [number, TimeUnit][] = [
    [years * 12 + months, "month"],
    // Whole weeks are read as weeks, so that what was chosen as "1w" is still called so.
    ...(days % 7 === 0 ? [] : [[days, "day"] as [number, TimeUnit]]),
    [weeks + (days % 7 === 0 ? days / 7 : 0), "week"],
    [hours, "hour"],
    [minutes + Math.ceil(seconds / 60), "minute"],
  ];
  const [first, ...others] = parts.filter(([amount]) => amount > 0);
  if (!first) return undefined;
  const range = others.length === 0 ? relative(...first) : together([first, ...others]);
  const epoch = new Date(0);
  const reach = resolveTimeRange(range, epoch).start;
  const furthest = resolveTimeRange(relative(MAX_MONTHS, "month"), epoch).start;
  return reach >= furthest ? range : undefined;
}

const MONTH = 30 * 86_400_000;

/** Parts of several units in the largest unit that holds all of them evenly. */
function together(parts: readonly [number, TimeUnit][]): TimeRange {
  const millis = parts.reduce(
    (sum, [amount, unit]) => sum + amount * (unit === "month" ? MONTH : UNIT_MILLIS[unit]),
    0,
  );
  const unit = (["day", "hour", "minute"] as const).find((one) => millis % UNIT_MILLIS[one] === 0) ?? "minute";
  return relative(millis / UNIT_MILLIS[unit], unit);
}

function relative(amount: number, unit: TimeUnit): TimeRange {
  return { kind: "relative", amount, unit };
}
