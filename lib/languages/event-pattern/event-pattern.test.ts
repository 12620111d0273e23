import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseEntry, readCases } from "../text/case-file";
import type { EventPattern, Matcher, Member } from "./ast";
import { explainEventPattern } from "./explain";
import { InvalidPatternError } from "./invalid-pattern";
import { compileEventPattern } from "./matcher";
import { parseEventPattern } from "./parser";
import { printEventPattern } from "./printer";
import { RuleIndex } from "./rule-index";

describe("event-pattern.cases.txt", () => {
  let event: unknown;
  for (const [head, ...rest] of readCases(readFileSync(new URL("event-pattern.cases.txt", import.meta.url), "utf8"))) {
    if (head?.keyword === "event") event = JSON.parse([head, ...rest].map((entry) => entry.text).join(""));
    else if (head !== undefined) {
      const given = event;
      test(`line ${head.line}: ${head.text}`, () => check(head.text, rest, given));
    }
  }

  function check(pattern: string, entries: readonly CaseEntry[], given: unknown): void {
    for (const { keyword, text } of entries) {
      if (keyword === "reason") expect(() => parseEventPattern(pattern)).toThrow(invalid({ reason: text }));
      else if (keyword === "error") {
        expect(() => parseEventPattern(pattern)).toThrow(invalid({ message: text.replaceAll("\\n", "\n") }));
      } else {
        const event: unknown = text === "" ? given : JSON.parse(text);
        const parsed = parseEventPattern(pattern);
        expect(compileEventPattern(parsed)(event), text).toBe(keyword === "match");
        expect(new RuleIndex([["rule", parsed]]).match(event)).toEqual(keyword === "match" ? ["rule"] : []);
        expect(explainEventPattern(parsed, event).matched).toBe(keyword === "match");
      }
    }
  }

  const invalid = (error: object) => expect.objectContaining({ name: "InvalidPatternError", ...error });
});

describe("errors", () => {
  test("point at the text at fault", () => {
    const source = '{\n  "detail": {\n    "state": [{ "prefx": "run" }]\n  }\n}';
    try {
      parseEventPattern(source);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof InvalidPatternError)) throw error;
      expect(error.showWithCaret(source).split("\n").slice(-2)).toEqual([
        '3 |     "state": [{ "prefx": "run" }]',
        "  |                          ^^^^^",
      ]);
      expect(error.message).toContain("line: 3, column: 27]");
    }
  });

  test("quote no more than the first 500 characters of a pattern", () => {
    const source = `{"a": ["${"x".repeat(600)}", {}]}`;
    expect(() => parseEventPattern(source)).toThrow(
      `"${source.slice(0, 500)}"[truncated ${source.length - 500} chars]`,
    );
  });

  test("a pattern has at most 4,096 characters and 1,000 combinations", () => {
    expect(() => parseEventPattern(`{"a": ["${"x".repeat(4_096)}"]}`)).toThrow("longer than 4096 characters");
    const or = (count: number) =>
      `{${Array.from({ length: count }, (_, i) => `"g${i}":{"$or":[{"v":[1]},{"v":[2]}]}`).join(",")}}`;
    expect(() => parseEventPattern(or(9))).not.toThrow();
    expect(() => parseEventPattern(or(10))).toThrow("Or operator is producing over 1000 rule combinations");
  });

  test("deep nesting is read, not run into the ground", () => {
    const deep = `${'{"a":'.repeat(680)}["x"]${"}".repeat(680)}`;
    expect(compileEventPattern(parseEventPattern(deep))({})).toBe(false);
    expect(() => parseEventPattern("[".repeat(4_096))).toThrow(InvalidPatternError);
  });
});

describe("explaining", () => {
  const explain = (pattern: object, event: unknown) =>
    explainEventPattern(parseEventPattern(JSON.stringify(pattern)), event);

  test("says of each field whether it matched and what was there", () => {
    const pattern = {
      source: ["aws.ec2", { prefix: "aws." }],
      detail: { state: ["stopped", { "anything-but": "running" }], id: [1], tags: ["x"], owner: [{ exists: true }] },
    };
    const event = { source: "aws.s3", detail: { state: "running", tags: ["a", "b"], owner: { name: "me" } } };
    const { matched, isInConflict, members } = explain(pattern, event);
    expect({ matched, isInConflict }).toEqual({ matched: false, isInConflict: false });
    expect(members).toMatchObject([
      {
        path: "source",
        reason: "matched",
        found: ["aws.s3"],
        expected: [
          { matcher: '"aws.ec2"', matched: false },
          { matcher: '{"prefix":"aws."}', matched: true },
        ],
      },
      { path: "detail.state", reason: "differs", found: ["running"] },
      { path: "detail.id", reason: "missing", found: [] },
      { path: "detail.tags", reason: "differs", found: ["a", "b"] },
      { path: "detail.owner", reason: "notAValue", found: [] },
    ]);
  });

  test("shows the alternatives of $or", () => {
    const { matched, members } = explain({ $or: [{ a: ["x"] }, { b: ["y"], c: ["z"] }] }, { b: "y" });
    expect(matched).toBe(false);
    expect(members).toMatchObject([
      { kind: "or", matched: false, alternatives: [[{ matched: false }], [{ matched: true }, { matched: false }]] },
    ]);
  });

  test("tells when all fields match and the event does not", () => {
    const event = {
      list: [
        { a: 1, b: 0 },
        { a: 0, b: 2 },
      ],
    };
    expect(explain({ list: { a: [1], b: [2] } }, event)).toMatchObject({ matched: false, isInConflict: true });
    expect(explain({ list: { a: [1], b: [0] } }, event)).toMatchObject({ matched: true, isInConflict: false });
  });
});

describe("RuleIndex", () => {
  const rule = (pattern: object) => parseEventPattern(JSON.stringify(pattern));

  test("answers each rule once, in the order given", () => {
    const index = new RuleIndex([
      ["all", rule({ source: [{ prefix: "" }] })],
      ["or", rule({ $or: [{ source: ["a"] }, { kind: ["k"] }] })],
      ["no", rule({ source: ["b"] })],
      ["list", rule({ kind: ["k", "l"], source: ["a"] })],
      ["absent", rule({ other: [{ exists: false }] })],
      ["number", rule({ n: [300] })],
    ]);
    expect(index.match({ source: "a", kind: ["k", "l"], n: 3e2 })).toEqual(["all", "or", "list", "absent", "number"]);
    expect(index.match({ other: 1 })).toEqual([]);
    expect(index.match("no event")).toEqual([]);
  });

  test("serves 10,000 rules and 1,000 events a second", () => {
    const rules = Array.from({ length: 10_000 }, (_, i): [number, EventPattern] => [
      i,
      rule({
        source: ["shop"],
        "detail-type": [`type-${i % 100}`],
        detail: { customer: [`customer-${i}`], total: [{ numeric: [">", 10] }] },
      }),
    ]);
    const index = new RuleIndex(rules);
    const events = Array.from({ length: 1_000 }, (_, i) => ({
      source: "shop",
      "detail-type": `type-${i % 100}`,
      detail: { customer: `customer-${i * 7}`, total: 20, items: Array.from({ length: 20 }, (_, n) => ({ n })) },
    }));
    const start = performance.now();
    const matches = events.map((event) => index.match(event).length);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(matches.filter((count) => count === 1)).toHaveLength(
      events.filter((_, i) => (i * 7) % 100 === i % 100).length,
    );
  });

  test("no event can hang a rule", () => {
    const pattern = rule({ a: { b: [1], c: [2], d: { e: [3], f: [4] } } });
    const inner = Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? { e: 3 } : { f: 4 }));
    const event = { a: Array.from({ length: 300 }, (_, i) => ({ b: 1, c: i % 2 === 0 ? 2 : 0, d: inner })) };
    const start = performance.now();
    expect(new RuleIndex([["rule", pattern]]).match(event)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

const text = fc.string({ unit: fc.constantFrom("a", "b", ".", '"', "\\", "é", "*", " "), maxLength: 5 });
const plainText = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 3 });
const number = fc.constantFrom(0, 1, -2.5, 300, 4e9);
const wildcard = fc.constantFrom("a*", "*b", "a*c", "a\\*b", "abc", "*", "\\\\");
const bound = fc.constantFrom("<" as const, "<=" as const);
const matcher: fc.Arbitrary<Matcher> = fc.oneof(
  fc.oneof(text, number, fc.boolean(), fc.constant(null)).map((value) => ({ kind: "equals" as const, value })),
  fc.record({ kind: fc.constantFrom("prefix" as const, "suffix" as const), value: text, ignoreCase: fc.boolean() }),
  text.map((value) => ({ kind: "equals-ignore-case" as const, value })),
  wildcard.map((value) => ({ kind: "wildcard" as const, value })),
  fc
    .tuple(fc.constantFrom("=" as const, "<" as const, "<=" as const, ">" as const, ">=" as const), number)
    .map(([operator, value]) => ({ kind: "numeric" as const, comparisons: [{ operator, value }] })),
  fc.tuple(bound, number).map(([operator, value]) => ({
    kind: "numeric" as const,
    comparisons: [
      { operator: ">=" as const, value: value - 1 },
      { operator, value },
    ],
  })),
  fc.constantFrom("10.0.0.0/8", "::/0").map((value) => ({ kind: "cidr" as const, value })),
  fc.boolean().map((value) => ({ kind: "exists" as const, value })),
  fc
    .oneof(fc.array(text, { minLength: 1, maxLength: 3 }), fc.array(number, { minLength: 1, maxLength: 3 }))
    .map((values) => ({
      kind: "anything-but" as const,
      operator: "equals" as const,
      values,
    })),
  fc.record({
    kind: fc.constant("anything-but" as const),
    operator: fc.constantFrom("prefix" as const, "suffix" as const, "equals-ignore-case" as const),
    values: fc.array(plainText, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("anything-but" as const),
    operator: fc.constant("wildcard" as const),
    values: fc.array(wildcard, { minLength: 1, maxLength: 3 }),
  }),
);
const name = fc.constantFrom("a", "b", "c", "d.e", 'quo"te');
const { pattern } = fc.letrec<{ pattern: EventPattern; member: Member }>((tie) => ({
  pattern: fc.record({ members: fc.array(tie("member"), { minLength: 1, maxLength: 3 }) }),
  member: fc.oneof(
    { maxDepth: 2 },
    fc.record({
      kind: fc.constant("field" as const),
      name,
      matchers: fc.array(matcher, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("object" as const), name, pattern: tie("pattern") }),
    fc.record({
      kind: fc.constant("or" as const),
      alternatives: fc.array(tie("pattern"), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));
const { value: eventValue } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, plainText, number, fc.constant(null), tie("object"), tie("array")),
  object: fc.dictionary(fc.constantFrom("a", "b", "c", "d"), tie("value"), { maxKeys: 3 }),
  array: fc.array(tie("value"), { maxLength: 3 }),
}));

describe("properties", () => {
  test("printing gives text that reads as the same pattern", () => {
    fc.assert(
      fc.property(pattern, (tree) => {
        const printed = printEventPattern(tree);
        fc.pre(printed.length <= 4_096);
        expect(parseEventPattern(printed)).toEqual(tree);
      }),
      { numRuns: 300 },
    );
  });

  test("an index finds what each rule finds by itself, and an explanation agrees", () => {
    const event = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), eventValue, { maxKeys: 4 });
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), event, (patterns, given) => {
        const matched = patterns.flatMap((one, i) => (compileEventPattern(one)(given) ? [i] : []));
        expect(new RuleIndex(patterns.map((one, i) => [i, one] as const)).match(given)).toEqual(matched);
        for (const [i, one] of patterns.entries()) {
          expect(explainEventPattern(one, given).matched).toBe(matched.includes(i));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("the parser throws nothing but its own error", () => {
    const soup = fc.constantFrom(
      ...'{}[],:"\\0-1.e'.split(""),
      '"$or"',
      '"a"',
      '"prefix"',
      '"numeric"',
      '"anything-but"',
      "true",
      "null",
      '"="',
    );
    fc.assert(
      fc.property(fc.array(soup, { maxLength: 20 }), (parts) => {
        try {
          parseEventPattern(parts.join(""));
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidPatternError);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
