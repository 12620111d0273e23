import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseEntry, readCases } from "../text/case-file";
import { LanguageSyntaxError } from "../text/language-syntax-error";
import { QueryTooLarge } from "./budget";
import type { LogEvent } from "./event-fields";
import { parseLogsInsights } from "./parser";
import { printLogsInsights } from "./printer";
import { diffShift, QueryRun, sourcesOf } from "./run";
import { answer, DAY, eventOf, OPTIONS } from "./run.fixture";

describe("logs-insights.cases.txt", () => {
  const file = readFileSync(new URL("logs-insights.cases.txt", import.meta.url), "utf8");
  for (const entries of readCases(file)) {
    const events: LogEvent[] = [];
    const questions: { query: CaseEntry; expected: CaseEntry[] }[] = [];
    for (const entry of entries) {
      if (entry.keyword === "event") {
        const [, seconds = "0", stream = "", message = ""] = /^(\d+) (\S+) (.*)$/.exec(entry.text) ?? [];
        events.push(eventOf(DAY + Number(seconds) * 1_000, stream, message));
      } else if (entry.keyword === "query") questions.push({ query: entry, expected: [] });
      else questions.at(-1)?.expected.push(entry);
    }
    for (const { query, expected } of questions) {
      const source = query.text.replaceAll("\\n ", "\n ");
      test(`line ${query.line}: ${query.text}`, () => {
        const kind = expected[0]?.keyword;
        const wanted = expected.filter(({ keyword }) => keyword !== "none").map(({ text }) => text);
        if (kind === "error") expect(faultOf(source)).toBe(wanted[0]);
        else if (kind === "prints") {
          expect(printLogsInsights(parseLogsInsights(source)).replaceAll("\n", " / ")).toBe(wanted[0]);
        } else {
          const rows = answer(source, events).map((row) =>
            row.map(({ field, value }) => `${field}=${value}`).join(" ; "),
          );
          expect(rows).toEqual(wanted);
        }
      });
    }
  }
});

function faultOf(source: string): string {
  try {
    parseLogsInsights(source);
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
    return `${error.message} @${error.offset}+${error.length}`;
  }
  return "(no error)";
}

test("lambda's report is read in groups of any name", () => {
  const report =
    "REPORT RequestId: 79104eaa-1111-4365-b021-0ce6b2e64ab0\tDuration: 100.10 ms\tBilled Duration: 200 ms\tMemory Size: 128 MB\tMax Memory Used: 50 MB\t";
  const [row] = answer('filter @type = "REPORT" | display @duration, @billedDuration, @memorySize, @maxMemoryUsed', [
    eventOf(DAY, "s", report),
  ]);
  expect(row?.map(({ value }) => value)).toEqual(["100.1", "200", "128000000", "50000000"]);
});

test("an answer has @ptr, once, and counts what has passed the filters", () => {
  const run = new QueryRun(parseLogsInsights("fields @ptr, a | filter a > 1 | limit 1"), OPTIONS);
  for (const a of [3, 2, 1]) run.add(eventOf(DAY + a, "s", `{"a":${a}}`));
  expect(run.results()).toEqual([
    [
      { field: "@ptr", value: `${DAY + 3}/s` },
      { field: "a", value: "3" },
    ],
  ]);
  expect(run.matched).toBe(2);
  expect(run.isStopped).toBe(false);
});

test("an answer so far does not change the answer", () => {
  const source = "stats count(*) as c by bin(1m) | fields c + 1 as c | sort c desc";
  const run = new QueryRun(parseLogsInsights(source), OPTIONS);
  run.add(eventOf(DAY, "s", "x"));
  expect([run.results(), run.results()]).toEqual([[[{ field: "c", value: "2" }]], [[{ field: "c", value: "2" }]]]);
  run.add(eventOf(DAY + 1, "s", "y"));
  expect(run.results()).toEqual([[{ field: "c", value: "3" }]]);
});

test("diff counts what is of the time before", () => {
  const query = parseLogsInsights("pattern @message | diff previousDay | display @pattern, @sampleCount, @difference");
  expect(diffShift(query, OPTIONS.times)).toBe(86_400_000);
  const run = new QueryRun(query, OPTIONS);
  for (const n of [1, 2, 3]) run.add(eventOf(DAY, "s", `took ${n} ms`), n > 1);
  expect(run.results()[0]?.map(({ value }) => value)).toEqual(["took <*> ms", "1", "-1"]);
});

test("limit any stops, and SOURCE is told", () => {
  const query = parseLogsInsights("SOURCE 'a', 'b' | SOURCE logGroups(namePrefix: ['/x']) | limit any 1");
  expect(sourcesOf(query)).toEqual({ groups: ["a", "b"], prefixes: ["/x"] });
  const run = new QueryRun(query, OPTIONS);
  run.add(eventOf(DAY, "s", "x"));
  expect(run.isStopped).toBe(true);
});

test("a query that holds too much is ended", () => {
  const run = () =>
    answer(
      "sort @message",
      Array.from({ length: 500 }, (_, at) => eventOf(DAY + at, "s", "x".repeat(10_000))),
      { ...OPTIONS, memory: 1_000_000 },
    );
  expect(run).toThrow(QueryTooLarge);
});

describe("answers are those of an independent calculation", () => {
  const record = fc.record({
    at: fc.integer({ min: 0, max: 3_599_999 }),
    ms: fc.integer({ min: -50, max: 5_000 }),
    level: fc.constantFrom("info", "warn", "error"),
  });

  test("stats by bin and by field", () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 60 }), (records) => {
        const events = records.map(({ at, ...rest }) => eventOf(DAY + at, "s", JSON.stringify(rest)));
        const source =
          "filter ms >= 0 | stats count(*) as n, sum(ms) as total, min(ms) as low, max(ms) as high, avg(ms) as mean, pct(ms, 90) as p by bin(10m) as t, level";
        const rows = answer(source, events).map((row) =>
          Object.fromEntries(row.map(({ field, value }) => [field, value])),
        );
        const wanted = new Map<string, number[]>();
        for (const { at, ms, level } of records) {
          if (ms < 0) continue;
          const key = `${new Date(DAY + at - (at % 600_000)).toISOString().slice(0, 19).replace("T", " ")}.000 ${level}`;
          wanted.set(key, [...(wanted.get(key) ?? []), ms]);
        }
        expect(rows.length).toBe(wanted.size);
        for (const row of rows) {
          const values = [...(wanted.get(`${row.t} ${row.level}`) ?? [])].sort((a, b) => a - b);
          const total = values.reduce((sum, value) => sum + value, 0);
          expect(row).toMatchObject({
            n: `${values.length}`,
            total: `${total}`,
            low: `${values[0]}`,
            high: `${values.at(-1)}`,
          });
          expect(Number(row.mean)).toBeCloseTo(total / values.length, 9);
          expect(Number(row.p)).toBe(values[Math.ceil(values.length * 0.9) - 1]);
        }
      }),
    );
  });

  test("sort and limit", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 80 }), fc.integer({ min: 1, max: 20 }), (records, limit) => {
        const events = records.map(({ at, ms }) => eventOf(DAY + at, "s", JSON.stringify({ ms })));
        const rows = answer(`fields ms | sort ms desc | limit ${limit}`, events).map(([cell]) => Number(cell?.value));
        expect(rows).toEqual(
          records
            .map(({ ms }) => ms)
            .sort((a, b) => b - a)
            .slice(0, limit),
        );
      }),
    );
  });
});

test("percentiles and distinct counts of many values stay within a percent or two", () => {
  const run = new QueryRun(
    parseLogsInsights("stats pct(n, 50) as p, pct(n, 99) as q, count_distinct(n) as d"),
    OPTIONS,
  );
  for (let n = 1; n <= 50_000; n++) run.add(eventOf(DAY, "s", `{"n":${n}}`));
  const [p, q, d] = (run.results()[0] ?? []).map(({ value }) => Number(value));
  expect(Math.abs((p ?? 0) / 25_000 - 1)).toBeLessThan(0.006);
  expect(Math.abs((q ?? 0) / 49_500 - 1)).toBeLessThan(0.006);
  expect(Math.abs((d ?? 0) / 50_000 - 1)).toBeLessThan(0.03);
});
