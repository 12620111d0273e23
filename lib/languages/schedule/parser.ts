import type { At, Cron, RateUnit, Schedule } from "./ast";
import { CronFieldParser, type FieldRule, type FieldText } from "./cron-field-parser";
import { InvalidScheduleError } from "./invalid-schedule";

/**
 * Reads a schedule of EventBridge: `rate(value unit)`, `cron(six fields)` or `at(yyyy-mm-ddThh:mm:ss)`.
 *
 * Rules take rate and cron only; that a schedule is an `at` is for them to refuse.
 * @throws InvalidScheduleError
 */
export function parseSchedule(source: string): Schedule {
  const { name, body, offset } = readCall(source);
  if (name === "rate") return readRate(body, offset);
  if (name === "cron") return readEventBridgeCron(body, offset);
  return readAt(body, offset, AT_SECONDS);
}

/**
 * Reads the schedule of an alarm mute rule: `cron(five fields)` or `at(yyyy-MM-ddThh:mm)`.
 * @throws InvalidScheduleError
 */
export function parseMuteSchedule(source: string): Cron | At {
  const { name, body, offset } = readCall(source);
  if (name === "rate") throw new InvalidScheduleError("a mute rule has no rate", 0, source.length);
  return name === "cron" ? readMuteCron(body, offset) : readAt(body, offset, AT_MINUTES);
}

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
const WEEKDAYS = "SUN MON TUE WED THU FRI SAT".split(" ");
const MINUTE: FieldRule = { name: "minute", min: 0, max: 59, names: [], signs: "/", shift: 0 };
const HOUR: FieldRule = { name: "hour", min: 0, max: 23, names: [], signs: "/", shift: 0 };
const DAY_OF_MONTH: FieldRule = { name: "day of the month", min: 1, max: 31, names: [], signs: "/?LW", shift: 0 };
const MONTH: FieldRule = { name: "month", min: 1, max: 12, names: MONTHS, signs: "/", shift: 0 };
const DAY_OF_WEEK: FieldRule = { name: "day of the week", min: 1, max: 7, names: WEEKDAYS, signs: "/?L#", shift: 0 };
const YEAR: FieldRule = { name: "year", min: 1970, max: 2199, names: [], signs: "/", shift: 0 };

const AT_SECONDS = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})$/;
const AT_MINUTES = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const MAX_RATE = 100_000_000;

/** schedule := ("rate" | "cron" | "at") "(" body ")" */
function readCall(source: string): { name: "rate" | "cron" | "at"; body: string; offset: number } {
  const name = (["rate", "cron", "at"] as const).find((candidate) => source.startsWith(`${candidate}(`));
  if (name === undefined || !source.endsWith(")")) {
    throw new InvalidScheduleError("a schedule is rate(...), cron(...) or at(...)", 0, source.length);
  }
  const offset = name.length + 1;
  return { name, body: source.slice(offset, -1), offset };
}

/** rate := number ("minute" | "hour" | "day") "s"?     "If the value is equal to 1, then the unit must be singular." */
function readRate(body: string, offset: number): Schedule {
  const [, digits = "", unit = "", plural = ""] = /^\s*(\d+)\s+(minute|hour|day)(s?)\s*$/.exec(body) ?? [];
  const fault = (reason: string) => new InvalidScheduleError(reason, offset, body.length);
  if (digits === "") throw fault("a rate is a number and minutes, hours or days");
  const value = Number(digits);
  if (value < 1 || value > MAX_RATE) throw fault("the value of a rate must be positive");
  if ((value === 1) !== (plural === "")) throw fault(value === 1 ? `it is 1 ${unit}` : `it is ${value} ${unit}s`);
  return { kind: "rate", value, unit: unit as RateUnit };
}

/** cron := minute hour dayOfMonth month dayOfWeek year     one of the two days is `?` and the other is not */
function readEventBridgeCron(body: string, offset: number): Cron {
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = splitFields(body, offset, 6);
  const cron: Cron = {
    kind: "cron",
    minute: new CronFieldParser(minute, MINUTE).field(),
    hour: new CronFieldParser(hour, HOUR).field(),
    dayOfMonth: new CronFieldParser(dayOfMonth, DAY_OF_MONTH).field(),
    month: new CronFieldParser(month, MONTH).field(),
    dayOfWeek: new CronFieldParser(dayOfWeek, DAY_OF_WEEK).field(),
    year: new CronFieldParser(year, YEAR).field(),
  };
  if ((dayOfMonth.text === "?") !== (dayOfWeek.text === "?")) return cron;
  const reason = "one of the day of the month and the day of the week must be ?, and the other one not";
  throw new InvalidScheduleError(
    reason,
    dayOfMonth.offset,
    dayOfWeek.offset + dayOfWeek.text.length - dayOfMonth.offset,
  );
}

/** muteCron := minute hour dayOfMonth month dayOfWeek     with `*`, `,` and `-` only, and Sunday as 0 */
function readMuteCron(body: string, offset: number): Cron {
  const [minute, hour, dayOfMonth, month, dayOfWeek] = splitFields(body, offset, 5);
  const read = (field: FieldText, rule: FieldRule) => new CronFieldParser(field, { ...rule, signs: "" }).field();
  return {
    kind: "cron",
    minute: read(minute, MINUTE),
    hour: read(hour, HOUR),
    dayOfMonth: read(dayOfMonth, DAY_OF_MONTH),
    month: read(month, MONTH),
    dayOfWeek: read(dayOfWeek, { ...DAY_OF_WEEK, shift: 1 }),
    year: null,
  };
}

type SixFields = [FieldText, FieldText, FieldText, FieldText, FieldText, FieldText];

function splitFields(body: string, offset: number, count: 5 | 6): SixFields {
  const fields = [...body.matchAll(/\S+/g)].map((match) => ({ text: match[0], offset: offset + match.index }));
  if (fields.length !== count) {
    throw new InvalidScheduleError(`a cron expression here has ${count} fields`, offset, body.length);
  }
  const none = { text: "", offset };
  const [a = none, b = none, c = none, d = none, e = none, f = none] = fields;
  return [a, b, c, d, e, f];
}

function readAt(body: string, offset: number, form: RegExp): At {
  const parts = form.exec(body)?.slice(1).map(Number) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  // A date that does not exist comes back as another one.
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  if (year < 1970 || !isReal || minute > 59 || second > 59) {
    const example = form === AT_SECONDS ? "2026-11-20T13:00:00" : "2026-11-20T13:00";
    throw new InvalidScheduleError(`a date and time looks like ${example}`, offset, body.length);
  }
  return { kind: "at", year, month, day, hour, minute, second };
}
