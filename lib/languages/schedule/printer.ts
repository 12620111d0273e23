import type { At, Cron, CronField, CronItem, Schedule } from "./ast";

/** The schedule as text, with numbers for names. `parseSchedule` reads it as the same schedule. */
export function printSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case "rate":
      return `rate(${schedule.value} ${schedule.unit}${schedule.value === 1 ? "" : "s"})`;
    case "at":
      return `at(${printDate(schedule)}:${pad(schedule.second)})`;
    case "cron": {
      const { minute, hour, dayOfMonth, month, dayOfWeek, year } = schedule;
      return `cron(${[minute, hour, dayOfMonth, month, dayOfWeek, year ?? []].map((field) => printField(field)).join(" ")})`;
    }
  }
}

/** The schedule of a mute rule as text, as `parseMuteSchedule` reads it. */
export function printMuteSchedule(schedule: Cron | At): string {
  if (schedule.kind === "at") return `at(${printDate(schedule)})`;
  const { minute, hour, dayOfMonth, month, dayOfWeek } = schedule;
  const fields = [minute, hour, dayOfMonth, month].map((field) => printField(field));
  return `cron(${[...fields, printField(dayOfWeek, -1)].join(" ")})`;
}

function printDate({ year, month, day, hour, minute }: At): string {
  return `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}`;
}

const pad = (value: number): string => String(value).padStart(2, "0");

function printField(field: CronField, shift = 0): string {
  return field.map((item) => printItem(item, shift)).join(",");
}

function printItem(item: CronItem, shift: number): string {
  switch (item.kind) {
    case "any":
      return item.sign;
    case "range": {
      const from = item.from + shift;
      const range = item.from === item.to ? `${from}` : `${from}-${item.to + shift}`;
      // 5/1 would go on to the end where 5-5/1 does not.
      return item.step === 1 ? range : `${from}-${item.to + shift}/${item.step}`;
    }
    case "lastDay":
      return item.before === 0 ? "L" : `L-${item.before}`;
    case "weekday":
      return item.day === "last" ? "LW" : `${item.day}W`;
    case "lastWeekday":
      return `${item.dayOfWeek}L`;
    case "nthWeekday":
      return `${item.dayOfWeek}#${item.nth}`;
  }
}
