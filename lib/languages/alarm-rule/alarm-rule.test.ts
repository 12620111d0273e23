import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseEntry, readCases } from "../text/case-file";
import { LanguageSyntaxError } from "../text/language-syntax-error";
import type { AlarmRule, AlarmState } from "./ast";
import { childAlarms, evaluateAlarmRule } from "./evaluator";
import { parseAlarmRule } from "./parser";
import { printAlarmRule } from "./printer";

describe("alarm-rule.cases.txt", () => {
  for (const [head, ...rest] of readCases(readFileSync(new URL("alarm-rule.cases.txt", import.meta.url), "utf8"))) {
    if (head !== undefined) test(`line ${head.line}: ${head.text}`, () => check(head.text, rest));
  }

  function check(rule: string, entries: readonly CaseEntry[]): void {
    for (const { keyword, text } of entries) {
      if (keyword === "error") {
        const fault = expect.objectContaining({ name: "LanguageSyntaxError", message: text });
        expect(() => parseAlarmRule(rule)).toThrow(fault);
      } else if (keyword === "names") expect(childAlarms(parseAlarmRule(rule)).join(", ")).toBe(text);
      else expect(evaluate(rule, text), text).toBe(keyword === "alarm");
    }
  }

  function evaluate(rule: string, states: string): boolean {
    const byName = new Map(states.split(" ").map((pair) => pair.split("=") as [string, AlarmState]));
    return evaluateAlarmRule(parseAlarmRule(rule), (alarm) => byName.get(alarm));
  }
});

test.each(["", " TRUE", "TRUE\n"])("a rule may not be empty or have blanks around it: %j", (rule) => {
  expect(() => parseAlarmRule(rule)).toThrow("AlarmRule must not contain leading or trailing whitespace or be null");
});

describe("limits", () => {
  const alarms = (count: number) => Array.from({ length: count }, (_, i) => `ALARM(a${i})`).join(" OR ");

  test("100 child alarms, however often each is named", () => {
    expect(childAlarms(parseAlarmRule(`${alarms(100)} OR ${alarms(100)}`))).toHaveLength(100);
    expect(() => parseAlarmRule(alarms(101))).toThrow("a rule may have at most 100 child alarms");
  });

  test("500 elements: children, TRUE, FALSE and parentheses", () => {
    expect(parseAlarmRule(Array(500).fill("TRUE").join(" AND "))).toMatchObject({ kind: "and" });
    expect(() => parseAlarmRule(Array(501).fill("TRUE").join(" AND "))).toThrow("at most 500 elements");
    expect(() => parseAlarmRule(`${"(".repeat(251)}TRUE${")".repeat(251)}`)).toThrow("at most 500 elements");
  });

  test("the longest rule of NOTs", () => {
    expect(evaluateAlarmRule(parseAlarmRule(`${"NOT ".repeat(2_558)}TRUE`), () => undefined)).toBe(true);
  });
});

const alarm = fc.oneof(
  fc.constantFrom("a", "AND", "TRUE", "50%"),
  fc.string({ unit: fc.constantFrom("a", " ", '"', "\\", "(", ",", "é"), minLength: 1, maxLength: 5 }),
);
const state = fc.constantFrom<AlarmState>("ALARM", "OK", "INSUFFICIENT_DATA");
const atLeast = fc.array(alarm, { minLength: 1, maxLength: 4 }).chain((alarms) =>
  fc.record({
    kind: fc.constant("atLeast" as const),
    threshold: fc.oneof(
      fc.record({ unit: fc.constant("count" as const), value: fc.integer({ min: 1, max: alarms.length }) }),
      fc.record({ unit: fc.constant("percent" as const), value: fc.integer({ min: 1, max: 100 }) }),
    ),
    negated: fc.boolean(),
    state,
    alarms: fc.constant(alarms),
  }),
);
const { rule } = fc.letrec<{ rule: AlarmRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constant("boolean" as const), value: fc.boolean() }),
    fc.record({ kind: fc.constant("state" as const), state, alarm }),
    atLeast,
    fc.record({ kind: fc.constant("not" as const), operand: tie("rule") }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      operands: fc.array(tie("rule"), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

test("printing gives text that reads as the same rule", () => {
  fc.assert(
    fc.property(rule, (tree) => {
      expect(parseAlarmRule(printAlarmRule(tree))).toEqual(tree);
    }),
    { numRuns: 1_000 },
  );
});

test("the parser throws nothing but its own error", () => {
  const token = fc.constantFrom(
    "ALARM",
    "OK",
    "NOT",
    "AND",
    "AT_LEAST",
    "TRUE",
    "(",
    ")",
    ",",
    '"',
    "2",
    "50%",
    "a",
    " ",
    "\\",
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 15 }), (tokens) => {
      try {
        parseAlarmRule(tokens.join(""));
      } catch (error) {
        expect(error).toBeInstanceOf(LanguageSyntaxError);
      }
    }),
    { numRuns: 2_000 },
  );
});
