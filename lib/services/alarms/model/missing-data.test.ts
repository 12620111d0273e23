import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCases } from "@/lib/languages/text/case-file";
import { comparisonOf } from "./comparison";
import { type Datapoint, decide } from "./missing-data";
import type { Treatment } from "./rules";

const comparison = comparisonOf("GreaterThanThreshold");

function decided(m: number, n: number, treatment: Treatment, points: string): string {
  const range: Datapoint[] = points.split(" ").map((sign, index) => ({
    at: index * 60_000,
    value: sign === "-" ? undefined : sign === "X" ? 2 : 0,
  }));
  return (
    decide({ datapointsToAlarm: m, evaluationPeriods: n, threshold: 1, comparison, treatment }, range)?.state ?? "keep"
  );
}

describe("missing data", () => {
  const file = readFileSync(new URL("missing-data.cases.txt", import.meta.url), "utf8");
  for (const entries of readCases(file)) {
    const given = Object.fromEntries(entries.map(({ keyword, text }) => [keyword, text]));
    const [m, n] = (given.rule ?? "").split(" of ").map(Number);
    for (const { keyword, text, line } of entries.slice(2)) {
      test(`line ${line}: ${given.rule}, ${given.points}, ${keyword}`, () => {
        expect(decided(m ?? 0, n ?? 0, keyword as Treatment, given.points ?? "")).toBe(text);
      });
    }
  }
});

const sign = fc.constantFrom("0", "X", "-");
const treatment = fc.constantFrom<Treatment>("missing", "ignore", "breaching", "notBreaching");

test("where nothing is missing the treatment means nothing and M of the newest N decide", () => {
  const measured = fc.constantFrom("0", "X");
  fc.assert(
    fc.property(
      fc.array(measured, { minLength: 5, maxLength: 8 }),
      fc.integer({ min: 1, max: 5 }),
      treatment,
      (signs, m, how) => {
        const breaching = signs.slice(-5).filter((one) => one === "X").length;
        expect(decided(m, 5, how, signs.join(" "))).toBe(breaching >= m ? "ALARM" : "OK");
      },
    ),
  );
});

test("an alarm never fires without a breaching point or a treatment that makes one", () => {
  const quiet = fc.array(fc.constantFrom("0", "-"), { minLength: 3, maxLength: 9 });
  const how = fc.constantFrom<Treatment>("missing", "ignore", "notBreaching");
  fc.assert(
    fc.property(quiet, how, (signs, one) => {
      expect(decided(1, 3, one, signs.join(" "))).not.toBe("ALARM");
    }),
  );
});

test("ignore and missing differ only where the measured points do not decide", () => {
  fc.assert(
    fc.property(fc.array(sign, { minLength: 5, maxLength: 5 }), fc.integer({ min: 1, max: 3 }), (signs, m) => {
      const ignored = decided(m, 3, "ignore", signs.join(" "));
      if (ignored !== "keep") expect([ignored, "ALARM"]).toContain(decided(m, 3, "missing", signs.join(" ")));
    }),
  );
});
