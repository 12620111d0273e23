import type { At, Cron, Rate, Schedule } from "./ast";
import { type CalendarDay, CronCalendar, valuesOf } from "./calendar";
import { toInstant, toWallTime } from "./time-zone";

export interface ScheduleOptions {
  /** IANA name of the zone whose clocks the schedule means. Rules of EventBridge know UTC only, which is the default. */
  readonly timeZone?: string;
  /** From when a rate counts, usually when it was created. By default it counts from `after`. */
  readonly start?: Date;
}

const LAST_YEAR = 2_199;
const MINUTE = 60_000;
const UNIT_LENGTHS = { minute: MINUTE, hour: 60 * MINUTE, day: 24 * 60 * MINUTE };

/**
 * The first time after an instant, or undefined when there is none.
 *
 * Where clocks are set forward, a time that they skip is skipped; where they are set back, a time that they show twice
 * counts once, the first time. This is what EventBridge Scheduler does ("Daylight savings time on EventBridge Scheduler").
 * @throws RangeError when the time zone is none; see `isTimeZone`.
 */
export function next(schedule: Schedule, after: Date, options: ScheduleOptions = {}): Date | undefined {
  switch (schedule.kind) {
    case "rate":
      return nextOfRate(schedule, after, options.start ?? after);
    case "at":
      return nextOfAt(schedule, after, options.timeZone ?? "UTC");
    case "cron":
      return nextOfCron(schedule, after, options.timeZone ?? "UTC");
  }
}

/** The next `count` times, or as many as there are. */
export function nextTimes(schedule: Schedule, after: Date, count: number, options: ScheduleOptions = {}): Date[] {
  const times: Date[] = [];
  const start = options.start ?? after;
  for (let time = next(schedule, after, { ...options, start }); time !== undefined && times.length < count; ) {
    times.push(time);
    time = next(schedule, time, { ...options, start });
  }
  return times;
}

function nextOfRate(rate: Rate, after: Date, start: Date): Date | undefined {
  const period = rate.value * UNIT_LENGTHS[rate.unit];
  const passed = Math.max(0, Math.floor((after.getTime() - start.getTime()) / period));
  const time = new Date(start.getTime() + (passed + 1) * period);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function nextOfAt(at: At, after: Date, timeZone: string): Date | undefined {
  const wall = Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
  return laterThan(after, wall, timeZone);
}

function nextOfCron(cron: Cron, after: Date, timeZone: string): Date | undefined {
  const wall = toWallTime(after.getTime(), timeZone);
  const times = timesOfDay(cron);
  for (const day of daysFrom(new CronCalendar(cron), wall)) {
    const midnight = Date.UTC(day.year, day.month - 1, day.day);
    for (const time of times) {
      // Clocks are never set back by a day, so what they showed before needs no look.
      if (midnight + time < wall - MINUTE) continue;
      const instant = laterThan(after, midnight + time, timeZone);
      if (instant !== undefined) return instant;
    }
  }
  return undefined;
}

function laterThan(after: Date, wall: number, timeZone: string): Date | undefined {
  const instant = toInstant(wall, timeZone);
  return instant !== undefined && instant > after.getTime() ? new Date(instant) : undefined;
}

/** The times of a day, in milliseconds from midnight. */
function timesOfDay(cron: Cron): number[] {
  const minutes = valuesOf(cron.minute, 0, 59);
  return valuesOf(cron.hour, 0, 23).flatMap((hour) => minutes.map((minute) => (hour * 60 + minute) * MINUTE));
}

/** The days of a calendar from the one of a wall time on, to the end of the last year that schedules know. */
function* daysFrom(calendar: CronCalendar, wall: number): Generator<CalendarDay> {
  const first = new Date(wall);
  const firstYear = Math.max(1970, first.getUTCFullYear());
  for (let year = firstYear; year <= LAST_YEAR; year++) {
    for (let month = year === first.getUTCFullYear() ? first.getUTCMonth() + 1 : 1; month <= 12; month++) {
      if (!calendar.hasMonth(year, month)) continue;
      for (const day of calendar.daysOf(year, month)) {
        if (Date.UTC(day.year, day.month - 1, day.day + 1) > wall) yield day;
      }
    }
  }
}
