import { InvalidScheduleError } from "@/lib/languages/schedule/invalid-schedule";
import { nextTimes } from "@/lib/languages/schedule/next";
import { parseSchedule } from "@/lib/languages/schedule/parser";

const SHOWN = 10;

/** The next ten times of a rule's schedule, or what is wrong with it. */
export type ScheduleTrial =
  | { kind: "times"; times: Date[] }
  | { kind: "wrong"; offset: number; length: number; reason: string };

/** Rules count in UTC, take rates and cron expressions, and no single moment: that belongs to EventBridge Scheduler. */
export function trySchedule(text: string, now: Date): ScheduleTrial {
  try {
    const schedule = parseSchedule(text);
    if (schedule.kind !== "at") return { kind: "times", times: nextTimes(schedule, now, SHOWN) };
    return { kind: "wrong", offset: 0, length: text.length, reason: "a rule has a rate or a cron expression" };
  } catch (error) {
    if (!(error instanceof InvalidScheduleError)) throw error;
    return { kind: "wrong", offset: error.offset, length: error.length, reason: error.reason };
  }
}

export const CRON_FIELDS = ["minutes", "hours", "dayOfMonth", "month", "dayOfWeek", "year"] as const;
export type CronField = (typeof CRON_FIELDS)[number];

/** The six fields of a cron expression; undefined when the text is none. */
export function cronFieldsOf(text: string): Record<CronField, string> | undefined {
  const [, body = ""] = /^cron\((.*)\)$/s.exec(text) ?? [];
  const parts = body.trim().split(/\s+/);
  if (body === "" || parts.length > CRON_FIELDS.length) return undefined;
  const [minutes = "", hours = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = parts;
  return { minutes, hours, dayOfMonth, month, dayOfWeek, year };
}

/** White space in a field would make two of it, so it is left out. */
export function cronText(fields: Record<CronField, string>): string {
  return `cron(${CRON_FIELDS.map((field) => fields[field].replace(/\s/g, "")).join(" ")})`;
}

export const RATE_UNITS = ["minute", "hour", "day"] as const;
export type RateUnit = (typeof RATE_UNITS)[number];

/** The number and unit of a rate; undefined when the text is none. */
export function rateOf(text: string): { value: string; unit: RateUnit } | undefined {
  const [, value = "", name = ""] = /^rate\(\s*(\S*)\s+(minute|hour|day)s?\s*\)$/.exec(text) ?? [];
  const unit = RATE_UNITS.find((one) => one === name);
  return unit && { value, unit };
}

/** "If the value is equal to 1, then the unit must be singular" (EventBridge User Guide). */
export function rateText(value: string, unit: RateUnit): string {
  return `rate(${value} ${unit}${value === "1" ? "" : "s"})`;
}
