import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCases } from "@/lib/languages/text/case-file";
import { CallSeries, RULES, unusualStretches } from "./insight-rule";

const DAY = 1440;
const TODAY = 20_000 * DAY;
const KNOWN = TODAY - 9 * DAY;

const minuteOf = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return TODAY + hours * 60 + minutes;
};
const clockOf = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 16);

function seriesOf(lines: readonly { keyword: string; text: string }[]): CallSeries {
  const counts = new Map<number, number>();
  const add = (minute: number, calls: number) => counts.set(minute, (counts.get(minute) ?? 0) + calls);
  for (const { keyword, text } of lines) {
    const [calls = "", , first = "", , last = ""] = text.split(" ");
    if (keyword === "usual") {
      for (let minute = KNOWN + Number(last); minute < TODAY + DAY; minute += Number(first)) add(minute, Number(calls));
    }
    if (keyword === "calls") {
      for (let minute = minuteOf(first); minute <= minuteOf(last); minute += 1) add(minute, Number(calls));
    }
  }
  return new CallSeries(counts, KNOWN, TODAY, TODAY + DAY - 1);
}

describe("the rule of Insights", () => {
  for (const lines of readCases(readFileSync(new URL("insight-rule.cases.txt", import.meta.url), "utf8"))) {
    test(`line ${lines[0]?.line}: ${lines.map(({ keyword, text }) => `${keyword} ${text}`).join("; ")}`, () => {
      const found = unusualStretches(seriesOf(lines), RULES.medium, { from: TODAY, to: TODAY + DAY - 1 }, undefined);
      const said = found.map(
        ({ first, last, baseline }) =>
          `from ${clockOf(first)} to ${last === undefined ? "now" : clockOf(last)} baseline ${Number(baseline.toFixed(4))}`,
      );
      expect(said).toEqual(lines.filter(({ keyword }) => keyword === "unusual").map(({ text }) => text));
    });
  }
});

test("sensitivity decides how little is told", () => {
  const series = () => seriesOf([{ keyword: "calls", text: "3 from 09:00 to 09:02" }]);
  const told = (rule: keyof typeof RULES) =>
    unusualStretches(series(), RULES[rule], { from: TODAY, to: TODAY + DAY - 1 }, undefined).length;
  expect([told("low"), told("medium"), told("high")]).toEqual([0, 0, 1]);
});

test("nothing is judged before there is a day of history", () => {
  const counts = new Map([[TODAY + 600, 500]]);
  const series = new CallSeries(counts, TODAY, TODAY, TODAY + DAY - 1);
  expect(unusualStretches(series, RULES.high, { from: TODAY, to: TODAY + DAY - 1 }, undefined)).toEqual([]);
});

test("minute by minute the same is found as at once", () => {
  const burst = fc.record({
    at: fc.integer({ min: 0, max: DAY - 40 }),
    minutes: fc.integer({ min: 1, max: 20 }),
    calls: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(burst, { maxLength: 5 }), fc.integer({ min: 1, max: 30 }), (bursts, every) => {
      const counts = new Map<number, number>();
      for (let minute = KNOWN; minute < TODAY + DAY; minute += every) counts.set(minute, 1);
      for (const { at, minutes, calls } of bursts) {
        for (let minute = TODAY + at; minute < TODAY + at + minutes; minute += 1) {
          counts.set(minute, (counts.get(minute) ?? 0) + calls);
        }
      }
      const end = TODAY + DAY - 1;
      const whole = unusualStretches(
        new CallSeries(counts, KNOWN, TODAY, end),
        RULES.medium,
        { from: TODAY, to: end },
        undefined,
      );
      const parts: typeof whole = [];
      for (let from = TODAY; from <= end; from += 90) {
        const to = Math.min(end, from + 89);
        const open = parts.at(-1)?.last === undefined ? parts.pop() : undefined;
        const series = new CallSeries(counts, KNOWN, open?.first ?? from, to);
        parts.push(...unusualStretches(series, RULES.medium, { from, to }, open));
      }
      expect(parts).toEqual(whole);
    }),
    { numRuns: 12 },
  );
});
