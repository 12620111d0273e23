import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseEntry, readCases } from "../text/case-file";
import { LanguageSyntaxError } from "../text/language-syntax-error";
import type { MetricSearch, Term } from "./ast";
import { compileMetricSearch, narrowing, type Searchable } from "./match";
import { parseMetricSearch } from "./parser";
import { printMetricSearch } from "./printer";
import { wordsOf } from "./words";

describe("metric-search.cases.txt", () => {
  for (const entries of readCases(readFileSync(new URL("metric-search.cases.txt", import.meta.url), "utf8"))) {
    const metrics: Searchable[] = [];
    let question: CaseEntry | undefined;
    for (const entry of entries) {
      if (entry.keyword === "metric") metrics.push(metricOf(entry.text));
      else if (entry.keyword === "search" || entry.keyword === "words") question = entry;
      else if (question) run(question, entry, metrics);
    }
  }

  function run({ text: asked, line }: CaseEntry, { keyword, text }: CaseEntry, metrics: readonly Searchable[]): void {
    test(`line ${line}: ${asked}`, () => {
      if (keyword === "are") {
        const { lowerParts, whole } = wordsOf(asked);
        expect(`${lowerParts.join(" ")} = ${whole}`).toBe(text);
      } else if (keyword === "finds") expect(find(asked, metrics)).toBe(text);
      else expect(faultOf(asked)).toBe(text);
    });
  }
});

function metricOf(text: string): Searchable {
  const [namespace = "", metricName = "", ...dimensions] = text.split(" | ");
  const named = dimensions.map((one) => ({ Name: one.split("=")[0] ?? "", Value: one.split("=")[1] ?? "" }));
  return { namespace, metricName, dimensions: named };
}

function find(source: string, metrics: readonly Searchable[]): string {
  const search = parseMetricSearch(source);
  const matches = compileMetricSearch(search, "111122223333");
  const found = metrics.filter(matches);
  const { namespace, metricName, dimensions } = narrowing(search);
  for (const metric of found) {
    // What the store is told to look for may not lose any of them.
    expect(namespace === undefined || metric.namespace === namespace).toBe(true);
    expect(metricName === undefined || metric.metricName === metricName).toBe(true);
    expect(dimensions.every((name) => metric.dimensions.some(({ Name }) => Name === name))).toBe(true);
  }
  return found.map((metric) => metrics.indexOf(metric) + 1).join(" ");
}

function faultOf(source: string): string {
  try {
    parseMetricSearch(source);
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
    return `${error.message} @${error.offset}+${error.length}`;
  }
  return "(no error)";
}

test("a search has 1,024 characters at most, and is not nested for ever", () => {
  expect(parseMetricSearch("a ".repeat(512))).toMatchObject({ term: { kind: "and" } });
  expect(() => parseMetricSearch("a ".repeat(513))).toThrow("must not be longer than 1024 characters");
  expect(() => parseMetricSearch(`${"(".repeat(500)}a`)).toThrow("Invalid syntax");
  expect(() => parseMetricSearch("NOT ".repeat(250))).toThrow("Invalid syntax");
});

const text = fc.string({ unit: fc.constantFrom("a", " ", '"', "'", "\\", "(", "=", "é"), minLength: 1, maxLength: 5 });
const match = fc.oneof(
  fc.record({ kind: fc.constant("match" as const), isExact: fc.constant(true), text }),
  fc.record({
    kind: fc.constant("match" as const),
    isExact: fc.constant(false),
    text: fc.constantFrom("a", "i-1", "x/y", ":z"),
    property: text,
  }),
);
const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4 },
    match,
    fc.record({ kind: fc.constant("not" as const), operand: tie("term") }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      operands: fc.array(tie("term"), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));
const schema = fc.record({ namespace: text, dimensions: fc.array(text, { maxLength: 3 }) });
const search = fc.oneof(
  fc.record({ term }),
  fc.record({ schema }),
  fc.record({ schema, term }),
) as fc.Arbitrary<MetricSearch>;

test("printing gives text that reads as the same search", () => {
  fc.assert(
    fc.property(search, (tree) => {
      const printed = printMetricSearch(tree);
      fc.pre(printed.length <= 1024);
      expect(parseMetricSearch(printed)).toEqual(tree);
    }),
    { numRuns: 1_000 },
  );
});

test("reading throws nothing but its own error", () => {
  const token = fc.constantFrom("{", "}", "(", ")", ",", "=", '"', "'", "\\", "a", "AND", "OR", "NOT", " ");
  fc.assert(
    fc.property(fc.array(token, { maxLength: 15 }), (tokens) => {
      try {
        compileMetricSearch(parseMetricSearch(tokens.join("")), "1");
      } catch (error) {
        expect(error).toBeInstanceOf(LanguageSyntaxError);
      }
    }),
    { numRuns: 2_000 },
  );
});
