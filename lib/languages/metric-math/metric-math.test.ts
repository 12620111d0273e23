import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseEntry, readCases } from "../text/case-file";
import { LanguageSyntaxError } from "../text/language-syntax-error";
import { type Expression, nodesOf } from "./ast";
import { checkMetricMath } from "./check";
import { completeMetricMath, highlightMetricMath, signatureOf } from "./complete";
import { evaluateMetricMath, MAX_SERIES, seriesOf, TooManySeries } from "./evaluate";
import { FILLERS, MATH_FUNCTIONS } from "./functions";
import { parseMetricMath } from "./parser";
import { printMetricMath } from "./printer";
import { callsOf, numberArgument, referencedIds, textArgument } from "./references";
import { type Series, seriesFrom, timelineOf } from "./series";

const START = Date.UTC(2024, 0, 1, 23, 58);

describe("metric-math.cases.txt", () => {
  for (const entries of readCases(readFileSync(new URL("metric-math.cases.txt", import.meta.url), "utf8"))) {
    const metrics = new Map<string, Series>();
    let expression: CaseEntry | undefined;
    for (const entry of entries) {
      if (entry.keyword === "expr") expression = entry;
      else if (expression) run(expression, entry, metrics);
      else define(entry, metrics);
    }
  }

  function define({ keyword, text }: CaseEntry, metrics: Map<string, Series>): void {
    const [id = "", ...values] = text.split(/\s+/);
    const period = keyword === "fine" ? 30 : 60;
    const points = values.flatMap((value, index) =>
      value === "-" ? [] : [{ at: START + index * period * 1000, value: Number(value) }],
    );
    const timeline = timelineOf(START, START + values.length * period * 1000, period);
    metrics.set(id, seriesFrom(timeline, points));
  }

  function run({ text: source, line }: CaseEntry, { keyword, text }: CaseEntry, metrics: Map<string, Series>): void {
    test(`line ${line}: ${source}`, () => {
      if (keyword === "is") expect(evaluate(source, metrics)).toBe(text);
      else expect(faultOf(source, metrics)).toBe(text);
    });
  }
});

function evaluate(source: string, metrics: Map<string, Series>): string {
  const expression = parseMetricMath(source);
  checkMetricMath(expression, (id) => (metrics.has(id) ? { type: "TS", isMetric: true } : undefined));
  const [first] = metrics.values();
  const value = evaluateMetricMath(expression, {
    metrics,
    timeline: first?.timeline ?? timelineOf(0, 0, 60),
    valueOf: (id) => ({ kind: "series", series: metrics.get(id) ?? failing(id) }),
    fetched: () => [],
    spend: () => undefined,
  });
  const printed = seriesOf(value).map(({ values }) => [...values].map((one) => (Number.isNaN(one) ? "-" : one)));
  return printed.length === 0 ? "(none)" : printed.map((values) => values.join(" ")).join(" | ");
}

function failing(id: string): never {
  throw new Error(`no series ${id}`);
}

function faultOf(source: string, metrics: Map<string, Series>): string {
  try {
    evaluate(source, metrics);
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
    return `${error.message} @${error.offset}+${error.length}`;
  }
  return "(no error)";
}

test("an array holds no more series than an answer may", () => {
  const timeline = timelineOf(0, 60_000, 60);
  const metrics = new Map(
    Array.from({ length: MAX_SERIES }, (_, index) => [`m${index}`, seriesFrom(timeline, [{ at: 0, value: 1 }])]),
  );
  expect(evaluate("SUM(METRICS())", metrics)).toBe("500");
  expect(() => evaluate("SUM([METRICS(), METRICS()])", metrics)).toThrow(TooManySeries);
});

test("every new series is told", () => {
  const timeline = timelineOf(0, 600_000, 60);
  const series = seriesFrom(timeline, []);
  let spent = 0;
  evaluateMetricMath(parseMetricMath("ABS([m1, m1]) + 1"), {
    metrics: new Map(),
    timeline,
    valueOf: () => ({ kind: "series", series }),
    fetched: () => [],
    spend: (values) => {
      spent += values;
    },
  });
  expect(spent).toBe(40);
});

test("deep nesting is refused before the stack is full", () => {
  const wrapped = (depth: number) => `${"(".repeat(depth)}m1${")".repeat(depth)}`;
  expect(parseMetricMath(wrapped(60))).toMatchObject({ kind: "reference" });
  for (const source of [wrapped(1_000), `${"-".repeat(2_000)}m1`, `${"2^".repeat(1_000)}m1`, "ABS(".repeat(500)]) {
    expect(() => parseMetricMath(source)).toThrow("Invalid syntax");
  }
  expect(referencedIds(parseMetricMath(`m1${"+m1".repeat(680)}`))).toEqual(["m1"]);
});

test("what an expression needs fetched is found before it is evaluated", () => {
  const expression = parseMetricMath("SUM(SEARCH('{AWS/EC2} cpu', 'Average', 300)) / m1 + e1 + m1");
  const [search] = callsOf(expression, "SEARCH");
  if (!search) throw new Error("no SEARCH");
  expect([textArgument(search, 0), textArgument(search, 1), numberArgument(search, 2)]).toEqual([
    "{AWS/EC2} cpu",
    "Average",
    300,
  ]);
  expect(referencedIds(expression)).toEqual(["m1", "e1"]);
});

test("a text that is being written has colours all the same", () => {
  expect(highlightMetricMath("FILL(m1, REPEAT) + SUM(§ 'open").map(({ kind, offset }) => `${kind}@${offset}`)).toEqual([
    "function@0",
    "punctuation@4",
    "id@5",
    "punctuation@7",
    "keyword@9",
    "punctuation@15",
    "operator@17",
    "function@19",
    "punctuation@22",
    "mistake@23",
    "mistake@25",
  ]);
});

test("completion offers functions, Ids and, where they fit, words", () => {
  const labels = (source: string) =>
    completeMetricMath(source, source.length, ["m1", "errors"]).suggestions.map(({ label }) => label);
  expect(labels("R")).toEqual(["RATE", "REMOVE_EMPTY", "RUNNING_SUM"]);
  expect(labels("FILL(m1, R")).toEqual(["REPEAT", "RATE", "REMOVE_EMPTY", "RUNNING_SUM"]);
  expect(labels("SORT(METRICS(), a")).toEqual(["AVG", "ASC", "ABS", "ANOMALY_DETECTION_BAND", "AVG"]);
  expect(labels("5 + e")).toEqual(["errors", "EPOCH"]);
  expect(labels("METRICS('e")).not.toContain("keyword");
  expect(completeMetricMath("AB + m1", 2, []).to).toBe(2);
  expect(signatureOf("FILL")).toBe(
    `FILL(TS, S | TS | ${FILLERS.join(" | ")})  |  FILL(TS[], S | TS | ${FILLERS.join(" | ")})`,
  );
});

test.each(["en", "pt-BR"])("every function is described in %s", (locale) => {
  const file = new URL(`../../../components/messages/${locale}/metric-math.json`, import.meta.url);
  const described = Object.keys(JSON.parse(readFileSync(file, "utf8")));
  expect(described).toEqual(MATH_FUNCTIONS.map(({ name }) => name));
});

const place = { offset: 0, length: 0 };
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    fc.record({
      kind: fc.constant("number" as const),
      value: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs),
      place: fc.constant(place),
    }),
    fc.record({
      kind: fc.constant("text" as const),
      quote: fc.constant('"' as const),
      value: fc.string({ unit: fc.constantFrom("a", " ", "'", "\\", "(", "é"), maxLength: 5 }),
      place: fc.constant(place),
    }),
    fc.record({
      kind: fc.constant("reference" as const),
      id: fc.constantFrom("m1", "e_2", "avg"),
      place: fc.constant(place),
    }),
    fc.record({
      kind: fc.constant("keyword" as const),
      word: fc.constantFrom("AVG", "REPEAT", "DESC"),
      place: fc.constant(place),
    }),
    fc.record({
      kind: fc.constant("array" as const),
      items: fc.array(tie("expression"), { maxLength: 3 }),
      place: fc.constant(place),
    }),
    fc.record({ kind: fc.constant("negation" as const), operand: tie("expression"), place: fc.constant(place) }),
    fc.record({
      kind: fc.constant("binary" as const),
      operator: fc.constantFrom("+", "-", "*", "/", "^", "==", "!=", "<=", ">=", "<", ">", "AND", "OR"),
      left: tie("expression"),
      right: tie("expression"),
      place: fc.constant(place),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom(...MATH_FUNCTIONS.map(({ name }) => name)),
      args: fc.array(tie("expression"), { maxLength: 3 }),
      place: fc.constant(place),
    }),
  ),
}));

/** The tree without its places, which printing moves. */
const shape = (tree: Expression): string => JSON.stringify(tree, (key, value) => (key === "place" ? undefined : value));

test("printing gives text that reads as the same expression", () => {
  fc.assert(
    fc.property(expression, (tree) => {
      expect(shape(parseMetricMath(printMetricMath(tree)))).toBe(shape(tree));
    }),
    { numRuns: 1_000 },
  );
});

test("every place holds the node's own text", () => {
  fc.assert(
    fc.property(expression, (tree) => {
      const source = printMetricMath(tree);
      for (const node of nodesOf(parseMetricMath(source))) {
        const text = source.slice(node.place.offset, node.place.offset + node.place.length);
        expect(shape(parseMetricMath(text))).toBe(shape(node));
      }
    }),
    { numRuns: 200 },
  );
});

test("reading and checking throw nothing but their own error", () => {
  const token = fc.constantFrom(
    ..."m1 SUM FILL IF ( ) [ ] , + - * / ^ == < AND 'a' \" 5 1e5 REPEAT METRICS §".split(" "),
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 15 }), (tokens) => {
      highlightMetricMath(tokens.join(" "));
      try {
        checkMetricMath(parseMetricMath(tokens.join(" ")), () => ({ type: "TS", isMetric: true }));
      } catch (error) {
        expect(error).toBeInstanceOf(LanguageSyntaxError);
      }
    }),
    { numRuns: 2_000 },
  );
});
