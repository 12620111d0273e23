import type { Cron, CronField, CronItem } from "./ast";

/** A day of the calendar; months count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Which days a cron expression names. */
export class CronCalendar {
  private readonly cron: Cron;
  private readonly months: ReadonlySet<number>;

  constructor(cron: Cron) {
    this.cron = cron;
    this.months = new Set(valuesOf(cron.month, 1, 12));
  }

  hasMonth(year: number, month: number): boolean {
    return this.months.has(month) && (this.cron.year === null || hasValue(this.cron.year, year, 1970, 2199));
  }

  /** The days of a month, in order. */
  daysOf(year: number, month: number): CalendarDay[] {
    const length = daysIn(year, month);
    return Array.from({ length }, (_, index) => ({ year, month, day: index + 1 })).filter((day) => this.hasDay(day));
  }

  private hasDay(day: CalendarDay): boolean {
    const { dayOfMonth, dayOfWeek, year } = this.cron;
    const isDayOfMonth = dayOfMonth.some((item) => isInMonth(item, day));
    const isDayOfWeek = dayOfWeek.some((item) => isInWeek(item, day));
    // As in every cron of five fields, two constraints on the day are met by either.
    const isEither = year === null && !isAny(dayOfMonth) && !isAny(dayOfWeek);
    return isEither ? isDayOfMonth || isDayOfWeek : isDayOfMonth && isDayOfWeek;
  }
}

/** The values of a field in order, where it has a first and a last one. */
export function valuesOf(field: CronField, min: number, max: number): number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index).filter((value) =>
    hasValue(field, value, min, max),
  );
}

function hasValue(field: CronField, value: number, min: number, max: number): boolean {
  return field.some((item) => item.kind === "any" || (item.kind === "range" && isInRange(item, value, min, max)));
}

/** A range that runs over the end, as from Friday to Monday, counts on from the beginning. */
function isInRange(range: Extract<CronItem, { kind: "range" }>, value: number, min: number, max: number): boolean {
  const size = max - min + 1;
  const length = (range.to - range.from + size) % size;
  const distance = (value - range.from + size) % size;
  return distance <= length && distance % range.step === 0;
}

function isInMonth(item: CronItem, { year, month, day }: CalendarDay): boolean {
  switch (item.kind) {
    case "any":
      return true;
    case "range":
      return isInRange(item, day, 1, 31);
    case "lastDay":
      return day === daysIn(year, month) - item.before;
    case "weekday":
      return day === (item.day === "last" ? lastWeekday(year, month) : nearestWeekday(year, month, item.day));
    default:
      return false;
  }
}

function isInWeek(item: CronItem, { year, month, day }: CalendarDay): boolean {
  const weekday = weekdayOf(year, month, day);
  switch (item.kind) {
    case "any":
      return true;
    case "range":
      return isInRange(item, weekday, 1, 7);
    case "lastWeekday":
      return weekday === item.dayOfWeek && day + 7 > daysIn(year, month);
    case "nthWeekday":
      return weekday === item.dayOfWeek && Math.ceil(day / 7) === item.nth;
    default:
      return false;
  }
}

const isAny = (field: CronField): boolean => field.some((item) => item.kind === "any");

/** 1 is Sunday, 7 is Saturday. */
function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day from Monday to Friday nearest to a day, never in another month; a month without that day has none. */
function nearestWeekday(year: number, month: number, day: number): number | undefined {
  const length = daysIn(year, month);
  if (day > length) return undefined;
  const weekday = weekdayOf(year, month, day);
  if (weekday === 7) return day === 1 ? 3 : day - 1;
  if (weekday === 1) return day === length ? day - 2 : day + 1;
  return day;
}

function lastWeekday(year: number, month: number): number | undefined {
  return nearestWeekday(year, month, daysIn(year, month));
}
