import type { Expression } from "./ast";

/** The length of a period in milliseconds, or in calendar months. */
export type Period = { readonly millis: number } | { readonly months: number };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A unit's names, its length, and the most of it that one period may hold (page "Datetime functions"). */
const UNITS: readonly { names: readonly string[]; millis?: number; months?: number; most?: number }[] = [
  { names: ["ms", "msec", "millisecond"], millis: 1, most: 1_000 },
  { names: ["s", "sec", "second"], millis: SECOND, most: 60 },
  { names: ["m", "min", "minute"], millis: MINUTE, most: 60 },
  { names: ["h", "hr", "hour"], millis: HOUR, most: 24 },
  { names: ["d", "day"], millis: DAY },
  { names: ["w", "week"], millis: 7 * DAY },
  { names: ["mo", "mon", "month"], months: 1 },
  { names: ["q", "qtr", "quarter"], months: 3 },
  { names: ["y", "yr", "year"], months: 12 },
];

/** The period of an argument such as 5m; more of a unit than it may hold counts as the most. Undefined when it is none. */
export function periodOf(expression: Expression | undefined): Period | undefined {
  if (expression?.kind !== "period" || expression.count < 1) return undefined;
  const { count } = expression;
  const written = expression.unit.toLowerCase();
  const unit = UNITS.find(({ names }) =>
    names.some((name) => written === name || (name.length > 1 && written === `${name}s`)),
  );
  if (!unit) return undefined;
  const counted = Math.min(count, unit.most ?? 100_000);
  return unit.months ? { months: counted * unit.months } : { millis: counted * (unit.millis ?? 1) };
}

/** Where the period of a moment begins, in UTC; weeks begin on Monday. */
export function binStart(millis: number, period: Period): number {
  if ("millis" in period) {
    // 1970-01-01 was a Thursday: four days before its week's end.
    const origin = period.millis % (7 * DAY) === 0 ? 4 * DAY : 0;
    return Math.floor((millis - origin) / period.millis) * period.millis + origin;
  }
  const date = new Date(millis);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const first = Math.floor(months / period.months) * period.months;
  return Date.UTC(Math.floor(first / 12), first % 12, 1);
}

/** The first moment of the next period. */
export function binEnd(millis: number, period: Period): number {
  const start = binStart(millis, period);
  if ("millis" in period) return start + period.millis;
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + period.months, 1);
}
