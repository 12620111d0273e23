import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseEntry, readCases } from "../text/case-file";
import type { At, Cron, CronField, CronItem, Schedule } from "./ast";
import { InvalidScheduleError } from "./invalid-schedule";
import { next, nextTimes, type ScheduleOptions } from "./next";
import { parseMuteSchedule, parseSchedule } from "./parser";
import { printMuteSchedule, printSchedule } from "./printer";
import { isTimeZone, toInstant, toWallTime } from "./time-zone";

describe("schedule.cases.txt", () => {
  for (const [head, ...rest] of readCases(readFileSync(new URL("schedule.cases.txt", import.meta.url), "utf8"))) {
    if (head !== undefined) test(`line ${head.line}: ${head.text}`, () => check(head, rest));
  }

  function check(head: CaseEntry, entries: readonly CaseEntry[]): void {
    const read = () => (head.keyword === "mute" ? parseMuteSchedule(head.text) : parseSchedule(head.text));
    const textOf = (keyword: string) => entries.find((entry) => entry.keyword === keyword)?.text;
    const reason = textOf("reason");
    if (reason !== undefined) {
      expect(read).toThrow(expect.objectContaining({ message: "Parameter ScheduleExpression is not valid.", reason }));
      return;
    }
    const start = textOf("start");
    const options: ScheduleOptions = { timeZone: textOf("zone") ?? "UTC", ...(start && { start: new Date(start) }) };
    const expected = entries.filter((entry) => entry.keyword === "next").map((entry) => entry.text);
    const count = expected.length + (textOf("never") === undefined ? 0 : 1);
    const times = nextTimes(read(), new Date(textOf("after") ?? ""), count, options);
    expect(times.map((time) => time.toISOString().replace(".000Z", "Z"))).toEqual(expected);
  }
});

test("an error points at the field at fault", () => {
  const source = "cron(0 24 * * ? *)";
  expect(() => parseSchedule(source)).toThrow(expect.objectContaining({ offset: 7, length: 2 }));
});

describe("time zones", () => {
  test("are known by their name", () => {
    expect(["UTC", "America/Sao_Paulo", "Europe/London"].map(isTimeZone)).toEqual([true, true, true]);
    expect(["", "Mars/Olympus", "+01:00", "America/"].map(isTimeZone)).toEqual([false, false, false, false]);
  });

  const zones = fc.constantFrom(
    "UTC",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
  );
  const instants = fc
    .integer({ min: Date.UTC(2000, 0), max: Date.UTC(2035, 0) })
    .map((ms) => Math.floor(ms / 60_000) * 60_000);

  test("what clocks show leads back to the instant, or to the first of two", () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const back = toInstant(toWallTime(instant, zone), zone);
        expect(back).toBeLessThanOrEqual(instant);
        expect(toWallTime(back ?? 0, zone)).toBe(toWallTime(instant, zone));
      }),
      { numRuns: 1_000 },
    );
  });

  test("the next time is the first minute whose clocks fit, as a search minute by minute finds it", () => {
    const cron = fc.constantFrom(
      "cron(0/20 * * * ? *)",
      "cron(30 1-3 * * ? *)",
      "cron(10 0,2,23 ? * SUN *)",
      "cron(59 * L * ? *)",
    );
    // Around the days on which clocks are set.
    const days = fc.constantFrom("2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04", "2026-02-15", "2026-03-22");
    fc.assert(
      fc.property(cron, days, fc.integer({ min: -720, max: 2_880 }), zones, (text, day, minutes, timeZone) => {
        const after = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000);
        const found = next(parseSchedule(text), after, { timeZone });
        if (found === undefined) return expect.unreachable();
        const wall = new Date(toWallTime(found.getTime(), timeZone));
        expect(next(parseSchedule(text), new Date(wall.getTime() - 1))).toEqual(wall);
        // None of the minutes between is a time of its own.
        for (let t = after.getTime() + 60_000; t < found.getTime() && t < after.getTime() + 86_400_000; t += 60_000) {
          const isFirst = toInstant(toWallTime(t, timeZone), timeZone) === t;
          const shown = toWallTime(t, timeZone);
          const fits = next(parseSchedule(text), new Date(shown - 1))?.getTime() === shown;
          expect(isFirst && fits).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("a schedule that never comes is found out quickly", () => {
  const start = performance.now();
  expect(next(parseSchedule("cron(0 0 30 2 ? *)"), new Date("1970-01-01"))).toBeUndefined();
  expect(
    next(parseSchedule("cron(* * 31W 2,4,6,9,11 ? *)"), new Date("1970-01-01"), { timeZone: "Asia/Tokyo" }),
  ).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(5_000);
});

describe("printing", () => {
  const values = (min: number, max: number): fc.Arbitrary<CronField> => {
    const value = fc.integer({ min, max });
    const single = value.map((from) => ({ kind: "range" as const, from, to: from, step: 1 }));
    const range = fc
      .tuple(value, value, fc.integer({ min: 1, max: 9 }))
      .filter(([from, to]) => from < to)
      .map(([from, to, step]): CronItem => ({ kind: "range", from, to, step: Math.min(step, max) }));
    const any = fc.constant<CronField>([{ kind: "any", sign: "*" }]);
    return fc.oneof(any, fc.array(fc.oneof(single, range), { minLength: 1, maxLength: 3 }));
  };
  const none: CronField = [{ kind: "any", sign: "?" }];
  const day = fc.oneof(
    values(1, 31),
    fc.integer({ min: 0, max: 30 }).map((before): CronField => [{ kind: "lastDay", before }]),
    fc
      .oneof(fc.constant("last" as const), fc.integer({ min: 1, max: 31 }))
      .map((d): CronField => [{ kind: "weekday", day: d }]),
  );
  const weekday = fc.oneof(
    values(1, 7),
    fc.integer({ min: 1, max: 7 }).map((d): CronField => [{ kind: "lastWeekday", dayOfWeek: d }]),
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 }))
      .map(([dayOfWeek, nth]): CronField => [{ kind: "nthWeekday", dayOfWeek, nth }]),
  );
  const days = fc.oneof(
    day.map((dayOfMonth) => ({ dayOfMonth, dayOfWeek: none })),
    weekday.map((dayOfWeek) => ({ dayOfMonth: none, dayOfWeek })),
  );
  const times = {
    kind: fc.constant("cron" as const),
    minute: values(0, 59),
    hour: values(0, 23),
    month: values(1, 12),
  };
  const cron: fc.Arbitrary<Cron> = fc
    .tuple(fc.record({ ...times, year: values(1970, 2199) }), days)
    .map(([fields, both]) => ({ ...fields, ...both }));
  const at: fc.Arbitrary<At> = fc
    .date({ min: new Date("1970-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
    .map((date) => ({
      kind: "at",
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    }));
  const rate = fc.record({
    kind: fc.constant("rate" as const),
    value: fc.integer({ min: 1, max: 1_000 }),
    unit: fc.constantFrom("minute" as const, "hour" as const, "day" as const),
  });
  const schedule: fc.Arbitrary<Schedule> = fc.oneof(cron, at, rate);

  test("gives text that reads as the same schedule", () => {
    fc.assert(
      fc.property(schedule, (tree) => {
        expect(parseSchedule(printSchedule(tree))).toEqual(tree);
      }),
      { numRuns: 1_000 },
    );
  });

  test("gives text that reads as the same schedule of a mute rule", () => {
    const withoutSteps = (field: CronField) =>
      field.map((item) => (item.kind === "range" ? { ...item, step: 1 } : item));
    const muteCron = fc.record({ ...times, dayOfMonth: values(1, 31), dayOfWeek: values(1, 7) }).map(
      (fields): Cron => ({
        kind: "cron",
        minute: withoutSteps(fields.minute),
        hour: withoutSteps(fields.hour),
        dayOfMonth: withoutSteps(fields.dayOfMonth),
        month: withoutSteps(fields.month),
        dayOfWeek: withoutSteps(fields.dayOfWeek),
        year: null,
      }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          muteCron,
          at.map((one) => ({ ...one, second: 0 })),
        ),
        (tree) => {
          expect(parseMuteSchedule(printMuteSchedule(tree))).toEqual(tree);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("the parser throws nothing but its own error", () => {
    const soup = fc.constantFrom(
      ..."cron( rate( at( ) 0 5 12 31 2026 ? * L W # / - , MON JAN minute minutes T :".split(" "),
      " ",
    );
    fc.assert(
      fc.property(fc.array(soup, { maxLength: 20 }), (parts) => {
        for (const parse of [parseSchedule, parseMuteSchedule]) {
          try {
            next(parse(parts.join("")), new Date(0));
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidScheduleError);
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
