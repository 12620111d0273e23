import { expect, test } from "vitest";
import { cronFieldsOf, cronText, rateOf, rateText, trySchedule } from "./schedule-trial";

const now = new Date("2026-11-27T12:00:30Z");

test("ten times are shown, in order", () => {
  const trial = trySchedule("cron(0 9 ? * MON-FRI *)", now);
  expect(trial.kind).toBe("times");
  if (trial.kind !== "times") return;
  expect(trial.times).toHaveLength(10);
  expect(trial.times[0]).toEqual(new Date("2026-11-30T09:00:00Z"));
  expect(trial.times.toSorted((a, b) => a.getTime() - b.getTime())).toEqual(trial.times);
});

test.each([
  ["rate(5 minute)", /5 minutes/],
  ["cron(0 9 * * * *)", /must be \?/],
  ["at(2026-12-01T00:00:00)", /rate or a cron/],
])("%s is refused with a reason", (text, reason) => {
  expect(trySchedule(text, now)).toMatchObject({ kind: "wrong", reason: expect.stringMatching(reason) });
});

test("the fields of a cron expression and of a rate come back as they were", () => {
  const fields = cronFieldsOf("cron(0/15 9-17 ? * 6L *)");
  expect(fields && cronText(fields)).toBe("cron(0/15 9-17 ? * 6L *)");
  for (const text of ["rate(1 hour)", "rate(12 days)"]) {
    const rate = rateOf(text);
    expect(rate && rateText(rate.value, rate.unit)).toBe(text);
  }
  expect(cronFieldsOf("rate(1 day)")).toBeUndefined();
  expect(rateOf("cron(0 9 ? * * *)")).toBeUndefined();
});
