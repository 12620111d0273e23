import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LanguageSyntaxError } from "../text/language-syntax-error";
import type { LogsQuery } from "./ast";
import { FUNCTION_NAMES } from "./functions";
import { parseLogsInsights } from "./parser";
import { printLogsInsights } from "./printer";
import { QueryRun } from "./run";
import { DAY, eventOf, OPTIONS } from "./run.fixture";

describe("reading and printing", () => {
  const name = fc.oneof(
    fc.constantFrom("a", "@message", "user.name", "like", "true", "x-y", "5xx", "a`b"),
    fc.string({ minLength: 1, maxLength: 6 }),
  );
  const literal = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
      .map((n) => Math.round(n * 1000) / 1000 + 0),
    fc.boolean(),
    fc.constant(null),
  );
  const regex = fc.constantFrom("a", "a/b", "\\d+", "(?i)x", "[/a]", "a\\/b".replace("\\/", "/"), "\\\\");
  const { expression } = fc.letrec((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      fc.record({ kind: fc.constant("field"), name }),
      fc.record({ kind: fc.constant("literal"), value: literal }),
      fc.record({
        kind: fc.constant("period"),
        count: fc.integer({ min: 1, max: 99 }),
        unit: fc.constantFrom("m", "h", "day"),
      }),
      fc.record({
        kind: fc.constantFrom("and", "or"),
        terms: fc.array(tie("expression"), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant("not"), operand: tie("expression") }),
      fc.record({
        kind: fc.constant("compare"),
        operator: fc.constantFrom("=", "!=", "<", "<=", ">", ">="),
        left: tie("expression"),
        right: tie("expression"),
      }),
      fc.record({
        kind: fc.constant("arithmetic"),
        operator: fc.constantFrom("+", "-", "*", "/", "%", "^"),
        left: tie("expression"),
        right: tie("expression"),
      }),
      fc.record({ kind: fc.constant("matches"), operand: tie("expression"), regex }),
      fc.record({ kind: fc.constant("like"), operand: tie("expression"), text: tie("expression") }),
      fc.record({
        kind: fc.constant("in"),
        operand: tie("expression"),
        values: fc.array(tie("expression"), { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant("call"),
        name: fc.constant("concat"),
        args: fc.array(tie("expression"), { minLength: 1, maxLength: 3 }),
      }),
    ),
  }));
  const field = fc.record({ kind: fc.constant("field"), name });
  const item = fc.record({ expression, name: fc.option(name, { nil: undefined }) });
  const aggregate = fc.record({
    function: fc.constantFrom("count", "sum", "latest", "count_distinct"),
    argument: expression,
    percentile: fc.constant(undefined),
    name: fc.option(name, { nil: undefined }),
  });
  const command = fc.oneof(
    fc.record({ kind: fc.constantFrom("fields", "display"), items: fc.array(item, { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant("filter"), condition: expression, indexed: fc.boolean() }),
    fc.record({
      kind: fc.constant("sort"),
      keys: fc.array(fc.record({ expression, descending: fc.boolean() }), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ kind: fc.constant("limit"), count: fc.integer({ min: 1, max: 100_000 }), any: fc.boolean() }),
    fc.record({
      kind: fc.constant("stats"),
      aggregates: fc.array(aggregate, { minLength: 1, maxLength: 2 }),
      keys: fc.array(item, { maxLength: 2 }),
    }),
    fc.record({
      kind: fc.constant("parse"),
      field,
      glob: fc.constantFrom("a * b", '"*"', "*"),
      names: name.map((one) => [one]),
    }),
    fc.record({
      kind: fc.constant("parseRegex"),
      field,
      regex: fc.constant("(\\d)/"),
      names: name.map((one) => [one]),
    }),
    fc.record({
      kind: fc.constant("dedup"),
      fields: fc.array(fc.record({ kind: fc.constant("field"), name }), { minLength: 1, maxLength: 2 }),
    }),
  );

  test("what is printed is read as the same query", () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 4 }), (commands) => {
        const query = { commands } as unknown as LogsQuery;
        const read = parseLogsInsights(printLogsInsights(query));
        expect(printLogsInsights(read)).toBe(printLogsInsights(query));
        expect(withoutPlaces(read)).toEqual(query);
      }),
      { numRuns: 500 },
    );
  });
});

function withoutPlaces({ commands }: LogsQuery): unknown {
  return { commands: commands.map(({ offset: _, length: __, ...form }) => form) };
}

describe("whatever is written", () => {
  const words = [
    "fields",
    "filter",
    "stats",
    "sort",
    "limit",
    "parse",
    "dedup",
    "display",
    "pattern",
    "unnest",
    "SOURCE",
    "|",
    "|",
    ",",
    "(",
    ")",
    "[",
    "]",
    "=",
    "!=",
    "like",
    "=~",
    "/a+/",
    "/(a*)*b/",
    '"*x"',
    "'",
    "`",
    "#",
    "\n",
    "by",
    "as",
    "and",
    "or",
    "not",
    "in",
    "bin(5m)",
    "count(*)",
    "pct(a, 9)",
    "@message",
    "a.b",
    "5",
    "-",
    "^",
    "1e9",
    "desc",
    "\\",
    "😀",
    ...FUNCTION_NAMES,
  ];
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((parts) => parts.join(" ")),
  );

  test("is read, or refused at a place within it", () => {
    fc.assert(
      fc.property(text, (source) => {
        try {
          const query = parseLogsInsights(source);
          const run = new QueryRun(query, OPTIONS);
          run.add(eventOf(DAY, "s", '{"a":{"b":[1,2]},"n":"5"}'));
          expect(Array.isArray(run.results())).toBe(true);
        } catch (error) {
          if (!(error instanceof LanguageSyntaxError)) throw error;
          expect(error.offset).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 4_000 },
    );
  });

  test.each([
    ["brackets", `filter ${"(".repeat(9_000)}`],
    ["minus", `fields ${"-".repeat(9_000)}a`],
    ["not", `filter ${"not ".repeat(2_400)}a`],
    ["powers", `fields ${"2^".repeat(4_900)}2`],
    ["regex groups", `filter a like /${"(".repeat(4_000)}/`],
    ["regex repeats", `filter a like /${"(".repeat(50)}a${"){1000}".repeat(50)}/`],
  ])("%s without end are refused or read, and end no process", (_, source) => {
    const read = () => {
      try {
        parseLogsInsights(source);
        return "read";
      } catch (error) {
        return error instanceof LanguageSyntaxError ? "refused" : String(error);
      }
    };
    expect(["read", "refused"]).toContain(read());
  });
});
