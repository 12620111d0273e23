import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseEntry, readCases } from "../text/case-file";
import { LanguageSyntaxError } from "../text/language-syntax-error";
import type { Comparison, FieldCondition, FilterPattern, JsonCondition, Selector } from "./ast";
import { compileFilterPattern } from "./matcher";
import { parseFilterPattern } from "./parser";
import { printFilterPattern } from "./printer";
import { parseRegex } from "./regex";
import { RegexMatcher } from "./regex-matcher";
import { usesRegex } from "./regex-use";

const syntaxError = (message: string) => expect.objectContaining({ name: "LanguageSyntaxError", message });
const match = (pattern: string, message: string) => compileFilterPattern(parseFilterPattern(pattern))(message);

describe("filter-pattern.cases.txt", () => {
  const corpora = new Map<string, string[]>();
  for (const entries of readCases(readFileSync(new URL("filter-pattern.cases.txt", import.meta.url), "utf8"))) {
    const [head, ...rest] = entries;
    if (head?.keyword === "corpus") {
      corpora.set(
        head.text,
        rest.map((entry) => entry.text.replaceAll("\\n", "\n").replaceAll("\\t", "\t")),
      );
    } else if (head !== undefined) {
      test(`line ${head.line}: ${head.text}`, () => check(head.text, rest));
    }
  }

  function check(pattern: string, entries: readonly CaseEntry[]): void {
    const extracted = new Map<string, Record<string, string>>();
    let corpus: readonly string[] = [];
    let message = "";
    for (const { keyword, text } of entries) {
      if (keyword === "error") expect(() => parseFilterPattern(pattern)).toThrow(syntaxError(text));
      if (keyword === "match") expect(match(pattern, text), text).not.toBeNull();
      if (keyword === "miss") expect(match(pattern, text), text).toBeNull();
      if (keyword === "on") corpus = corpora.get(text) ?? expect.unreachable(`no corpus ${text}`);
      if (keyword === "events") {
        const matched = corpus.flatMap((event, index) => (match(pattern, event) === null ? [] : [index + 1]));
        expect(matched.join(" ")).toBe(text);
      }
      if (keyword === "match") message = text;
      if (keyword === "extract") {
        const [name = "", value = ""] = text.split(/=(.*)/s);
        extracted.set(message, { ...extracted.get(message), [name]: value });
      }
    }
    for (const [event, values] of extracted) expect(match(pattern, event)?.extractedValues).toEqual(values);
  }
});

describe("a match", () => {
  test("selects metric values in JSON as they are written", () => {
    const message = '{ "latency": 1.50, "id": 12345678901234567890, "a": {"b c": ["x", 7e0]}, "ok": true, "n": null }';
    const found = match("{ $.latency = * }", message);
    const selectors = [
      "$.latency",
      "$.id",
      "$.a['b c'][0]",
      "$.a['b c'][1]",
      "$.ok",
      "$.n",
      "$.a",
      "$.none",
      "$.*",
      "$",
      "x",
    ];
    expect(selectors.map((selector) => found?.select(selector))).toEqual([
      "1.50",
      "12345678901234567890",
      "x",
      "7e0",
      ...Array(7).fill(undefined),
    ]);
    expect(found?.extractedValues).toEqual({});
  });

  test("selects metric values in fields by name and by place", () => {
    const found = match("[ip, ..., bytes]", "10.0.0.1 GET 512");
    expect(["$ip", "$2", "$bytes", "$none", "$toString"].map((name) => found?.select(name))).toEqual([
      "10.0.0.1",
      "GET",
      "512",
      undefined,
      undefined,
    ]);
  });

  test("shows where its terms stand, without overlap", () => {
    const message = "ERROR: 42 errors, ERROR_CODE 7";
    const shown = (pattern: string) =>
      match(pattern, message)
        ?.highlights()
        .map(({ offset, length }) => message.slice(offset, offset + length));
    expect(shown("ERROR -WARN")).toEqual(["ERROR", "ERROR"]);
    expect(shown("ERROR %ERROR[:_]% %[0-9]+%")).toEqual(["ERROR:", "42", "ERROR_", "7"]);
    expect(shown("?errors ?none")).toEqual(["errors"]);
    expect(shown("")).toEqual([]);
    expect(match("%x*%", "x".repeat(5_000))?.highlights()).toEqual([{ offset: 0, length: 5_000 }]);
    expect(match("a", "ab".repeat(5_000))?.highlights()).toHaveLength(100);
  });

  test("does not read properties that objects inherit", () => {
    expect(match("{ $.constructor.name = * }", "{}")).toBeNull();
    expect(match("{ $.toString NOT EXISTS }", "{}")).not.toBeNull();
    expect(match('{ $.__proto__.a = "b" }', '{"__proto__": {"a": "b"}}')).not.toBeNull();
  });
});

test("metric filters have their own word for a pattern that is wrong as a whole", () => {
  const invalid = "Invalid metric filter pattern";
  expect(() => parseFilterPattern("{ $.v EXISTS }", invalid)).toThrow(invalid);
});

test("a pattern tells whether it uses a regular expression", () => {
  const uses = (pattern: string) => usesRegex(parseFilterPattern(pattern));
  expect(["%a%", "{ $.a = 1 && ($.b != %x% || $.c IS NULL) }", "[a, b = 1 || b = %x%, ...]"].map(uses)).toEqual(
    Array(3).fill(true),
  );
  expect(["a", "{ $.a = 1 && $.c NOT EXISTS }", "[a, b = 1, ...]", ""].map(uses)).toEqual(Array(4).fill(false));
});

test("an error points at its place", () => {
  const source = "{ $.level = ERROR && $.code == 5 }";
  const fault = expect.objectContaining({ offset: source.indexOf("== ") + 1 });
  expect(() => parseFilterPattern(source)).toThrow(fault);
  expect(() => parseFilterPattern("ERROR %[z-a]%")).toThrow(expect.objectContaining({ offset: 9 }));
});

describe("no pattern can hang", () => {
  const quickly = (work: () => unknown) => {
    const start = performance.now();
    work();
    expect(performance.now() - start).toBeLessThan(5_000);
  };

  test.each([
    ["%a*a*a*a*a*a*a*a*a*a*b%", "a".repeat(200_000)],
    ["%a{1,400}a{1,400}b%", "a".repeat(50_000)],
    ["%[ab]*a[ab]{400}c%", "ab".repeat(25_000)],
    ['{ $.v = "*a*a*a*a*a*a*a*b" }', JSON.stringify({ v: "a".repeat(500_000) })],
    ['{ $.v[*] = "x" }', JSON.stringify({ v: Array.from({ length: 200_000 }, (_, i) => i) })],
    ["[a, b]", "[x ".repeat(200_000)],
    ["[a, b]", `${"[x ".repeat(200_000)}]y`],
    [`{ ${"(".repeat(400)}$.a = 1${")".repeat(400)} }`, '{"a": 2}'],
  ])("%s", (pattern, message) => quickly(() => match(pattern, message)));

  test("nor can showing its matches", () => quickly(() => match("%a.*b|a%", "a".repeat(50_000))?.highlights()));
});

describe("regular expressions", () => {
  const items = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\w", "\\d", "\\x41", "c");
  const quantifiers = fc.constantFrom("", "*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}");
  const chain = fc.array(fc.tuple(items, quantifiers), { maxLength: 5 }).map((parts) => parts.flat().join(""));
  const anchored = fc.tuple(fc.constantFrom("", "^"), chain, fc.constantFrom("", "$")).map((parts) => parts.join(""));
  const regex = fc.array(anchored, { minLength: 1, maxLength: 3 }).map((chains) => chains.join("|"));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "A", "1", "é", "😀"), maxLength: 12 });

  test("match as JavaScript's do", () => {
    fc.assert(
      fc.property(regex, text, (source, subject) => {
        expect(new RegexMatcher(parseRegex(source)).test(subject)).toBe(new RegExp(source, "us").test(subject));
      }),
      { numRuns: 2_000 },
    );
  });

  test("find the leftmost match, and the longest of those that begin there", () => {
    const plain = fc.array(chain, { minLength: 1, maxLength: 3 }).map((chains) => chains.join("|"));
    fc.assert(
      fc.property(plain, text, (source, subject) => {
        const found = new RegexMatcher(parseRegex(source)).find(subject);
        const offset = new RegExp(source, "us").exec(subject)?.index;
        expect(found?.offset).toBe(offset);
        if (offset === undefined) return;
        const isWhole = new RegExp(`^(?:${source})$`, "us");
        const ends = [...Array(subject.length + 1).keys()].filter((end) => isWhole.test(subject.slice(offset, end)));
        expect(found?.length).toBe((ends.findLast((end) => end >= offset) ?? 0) - offset);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("printing", () => {
  const phraseText = fc.string({
    unit: fc.constantFrom("a", "Z", "_", "9", " ", '"', "\\", "-", "é", "*"),
    maxLength: 8,
  });
  const regex = fc.constantFrom("ab+c", "^[a-z]{1,3}$", "a|b", "\\d\\.", "");
  const content = fc.oneof(
    phraseText.map((text) => ({ kind: "phrase" as const, text })),
    regex.map((source) => ({ kind: "regex" as const, source })),
  );
  const term = fc.record({
    role: fc.constantFrom("required" as const, "optional" as const, "excluded" as const),
    content,
  });
  const operand = fc.oneof(
    fc.constantFrom("1", "-2.5", "1e+3", "+7").map((text) => ({ kind: "number" as const, text })),
    fc.constantFrom("abc", "4*", "*", "10.*").map((text) => ({ kind: "text" as const, text, quoted: false })),
    phraseText.map((text) => ({ kind: "text" as const, text, quoted: true })),
    regex.map((source) => ({ kind: "regex" as const, source })),
  );
  const comparison: fc.Arbitrary<Comparison> = fc.oneof(
    fc.record({ operator: fc.constantFrom("=" as const, "!=" as const), operand }),
    fc.record({
      operator: fc.constantFrom("<" as const, "<=" as const, ">" as const, ">=" as const),
      operand: fc.constantFrom("0", "1e3", "-5").map((text) => ({ kind: "number" as const, text })),
    }),
  );
  const step = fc.oneof(
    fc.constantFrom("a", "b-c", "d.e", "it's", "", "\\").map((name) => ({ kind: "key" as const, name })),
    fc.nat(20).map((index) => ({ kind: "index" as const, index })),
    fc.constantFrom(".*" as const, "[*]" as const).map((notation) => ({ kind: "wildcard" as const, notation })),
  );
  const selector: fc.Arbitrary<Selector> = fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 4 }) });
  const { json } = fc.letrec<{ json: JsonCondition }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 3 },
      fc.record({ kind: fc.constant("comparison" as const), selector, comparison }),
      fc.record({ kind: fc.constant("is" as const), selector, value: fc.constantFrom(null, true, false) }),
      fc.record({ kind: fc.constant("notExists" as const), selector }),
      fc.record({
        kind: fc.constantFrom("and" as const, "or" as const),
        operands: fc.array(tie("json"), { minLength: 2, maxLength: 3 }),
      }),
    ),
  }));
  const leaf: fc.Arbitrary<FieldCondition> = comparison.map((compared) => ({
    kind: "comparison",
    comparison: compared,
  }));
  const conjunction: fc.Arbitrary<FieldCondition> = fc
    .array(leaf, { minLength: 2, maxLength: 3 })
    .map((operands) => ({ kind: "and", operands }));
  const disjunction: fc.Arbitrary<FieldCondition> = fc
    .array(fc.oneof(leaf, conjunction), { minLength: 2, maxLength: 3 })
    .map((operands) => ({ kind: "or", operands }));
  const condition = fc.option(fc.oneof(leaf, conjunction, disjunction));
  const field = fc.record({ kind: fc.constant("field" as const), name: fc.constantFrom("a", "b_2", "c-d"), condition });
  const fields = fc.uniqueArray(
    fc.oneof(
      field,
      fc.constant({ kind: "field" as const, name: null, condition: null }),
      fc.constant({ kind: "ellipsis" as const }),
    ),
    { maxLength: 4, selector: (item) => (item.kind === "field" ? item.name : item.kind) },
  );
  const pattern: fc.Arbitrary<FilterPattern> = fc.oneof(
    fc.record({ kind: fc.constant("terms" as const), terms: fc.array(term, { maxLength: 4 }) }),
    fc.record({ kind: fc.constant("json" as const), condition: json }),
    fc.record({ kind: fc.constant("delimited" as const), fields }),
  );

  test("gives text that reads as the same pattern", () => {
    fc.assert(
      fc.property(pattern, (tree) => {
        const text = printFilterPattern(tree);
        // A single field without name or condition is written as no field at all, which matches the same.
        fc.pre(text.length <= 1_024 && !isOverLimits(text) && text !== "[]");
        expect(parseFilterPattern(text)).toEqual(tree);
      }),
      { numRuns: 2_000 },
    );
  });

  test("never makes the parser throw anything but its own error", () => {
    const soup = fc.string({
      unit: fc.constantFrom(..."{}[]()$.*'\"%\\=!<>&|,-? aN1é:IS NULLNOTEXISTS".split("")),
      maxLength: 30,
    });
    fc.assert(
      fc.property(soup, (text) => {
        try {
          const tree = parseFilterPattern(text);
          expect(parseFilterPattern(printFilterPattern(tree))).toEqual(tree);
          compileFilterPattern(tree)('{"a": 1}');
        } catch (error) {
          expect(error).toBeInstanceOf(LanguageSyntaxError);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});

function isOverLimits(text: string): boolean {
  try {
    parseFilterPattern(text);
    return false;
  } catch (error) {
    return error instanceof LanguageSyntaxError && error.message.includes("exceed");
  }
}
