import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseEntry, readCases } from "../text/case-file";
import { LanguageSyntaxError } from "../text/language-syntax-error";
import type { InsightsSelect } from "./ast";
import { expectedAt, highlightMetricsInsights } from "./complete";
import { arranged, groupOf, type Queryable, selects } from "./groups";
import { isMetricsInsights, parseMetricsInsights } from "./parser";
import { printMetricsInsights } from "./printer";
import { isReserved } from "./reserved-words";

const ACCOUNT = "111122223333";

describe("metrics-insights.cases.txt", () => {
  for (const entries of readCases(readFileSync(new URL("metrics-insights.cases.txt", import.meta.url), "utf8"))) {
    const metrics: Queryable[] = [];
    let question: CaseEntry | undefined;
    for (const entry of entries) {
      if (entry.keyword === "metric") metrics.push(metricOf(entry.text));
      else if (entry.keyword === "query") question = entry;
      else if (question) run(question, entry, metrics);
    }
  }

  function run({ text: source, line }: CaseEntry, { keyword, text }: CaseEntry, metrics: readonly Queryable[]): void {
    test(`line ${line}: ${keyword} of ${source}`, () => {
      if (keyword === "groups") expect(groupsOf(source, metrics)).toBe(text);
      else if (keyword === "prints")
        expect(printMetricsInsights(parseMetricsInsights(source)).replaceAll("\n", " / ")).toBe(text);
      else expect(faultOf(source)).toBe(text);
    });
  }
});

function metricOf(text: string): Queryable {
  const [namespace = "", metricName = "", ...dimensions] = text.split(" | ");
  const pairs = dimensions.map((one): [string, string] => [one.split("=")[0] ?? "", one.split("=")[1] ?? ""]);
  const isTag = ([name]: [string, string]) => name.startsWith("tag.");
  const named = pairs.filter((pair) => !isTag(pair)).map(([Name, Value]) => ({ Name, Value }));
  const tags = pairs.filter(isTag).map(([name, value]) => [name.slice("tag.".length), value]);
  return { namespace, metricName, dimensions: named, ...(tags.length > 0 ? { tags: Object.fromEntries(tags) } : {}) };
}

function groupsOf(source: string, metrics: readonly Queryable[]): string {
  const query = parseMetricsInsights(source);
  const groups = new Map<string, number[]>();
  for (const [index, metric] of metrics.entries()) {
    if (!selects(query, metric, ACCOUNT)) continue;
    const name = groupOf(query, metric, ACCOUNT).join();
    groups.set(name, [...(groups.get(name) ?? []), index + 1]);
  }
  const shown = [...groups].map(([name, numbers]) => (name === "" ? "" : `${name}: `) + numbers.join(" "));
  return shown.sort().join("; ");
}

function faultOf(source: string): string {
  try {
    parseMetricsInsights(source);
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
    return `${error.message} @${error.offset}+${error.length}`;
  }
  return "(no error)";
}

test("only what begins with SELECT is a query", () => {
  expect([" select max(a) from b", "SELECT", "SELECT\tAVG"].map(isMetricsInsights)).toEqual([true, true, true]);
  expect(["selected + 1", "SUM(m1)", ""].map(isMetricsInsights)).toEqual([false, false, false]);
});

test("reserved words are reserved in any case", () => {
  expect(["count", "LIMIT", "End-Exec", "zone"].map(isReserved)).toEqual([true, true, true, true]);
  expect(["InstanceId", "tag", "AWS", ""].map(isReserved)).toEqual([false, false, false, false]);
});

describe("groups are arranged", () => {
  const groups = Object.entries({ b: [1, 9], a: [4, Number.NaN], c: [5, 6] }).map(([name, points]) => ({
    values: [name],
    points: Float64Array.from(points),
  }));
  test.each([
    ["", "a b c"],
    ["ORDER BY MAX() DESC", "b c a"],
    ["ORDER BY MAX()", "a c b"],
    ["ORDER BY MIN() ASC", "b a c"],
    ["ORDER BY AVG() DESC", "c b a"],
    ["ORDER BY SUM() DESC LIMIT 1", "c"],
    ["ORDER BY COUNT() ASC", "a b c"],
    ["LIMIT 2", "a b"],
  ])("%s", (clauses, order) => {
    const query = parseMetricsInsights(`SELECT MAX(x) FROM y GROUP BY z ${clauses}`);
    expect(
      arranged(query, groups)
        .map(({ values }) => values[0])
        .join(" "),
    ).toBe(order);
  });
});

test.each([
  ["", ["SELECT"], undefined],
  ["SEL", ["SELECT"], undefined],
  ["SELECT ", ["AVG", "COUNT", "MAX", "MIN", "SUM"], undefined],
  ["SELECT AVG(", [], "metric"],
  ["SELECT AVG(CPU", [], "metric"],
  ["SELECT AVG(CPU) ", ["FROM"], undefined],
  ["SELECT AVG(CPU) FROM ", ["SCHEMA"], "namespace"],
  ['SELECT AVG(CPU) FROM "AW', ["SCHEMA"], "namespace"],
  ["SELECT AVG(CPU) FROM SCHEMA(", [], "namespace"],
  ['SELECT AVG(CPU) FROM SCHEMA("AWS/EC2", ', [], "dimension"],
  ['SELECT AVG(CPU) FROM "AWS/EC2" ', ["WHERE", "GROUP BY", "ORDER BY", "LIMIT"], undefined],
  ['SELECT AVG(CPU) FROM "AWS/EC2" WHERE ', [], "key"],
  ['SELECT AVG(CPU) FROM "AWS/EC2" WHERE InstanceId ', ["=", "!="], undefined],
  ['SELECT AVG(CPU) FROM "AWS/EC2" WHERE InstanceId = ', [], "value"],
  ["SELECT AVG(CPU) FROM \"AWS/EC2\" WHERE InstanceId = 'i-1' ", ["AND", "GROUP BY", "ORDER BY", "LIMIT"], undefined],
  ['SELECT AVG(CPU) FROM "AWS/EC2" WHERE tag.', [], "key"],
  ['SELECT AVG(CPU) FROM "AWS/EC2" WHERE tag."cost ce', [], "key"],
  ['SELECT AVG(CPU) FROM "AWS/EC2" WHERE tag.env ', ["=", "!="], undefined],
  ['SELECT AVG(CPU) FROM "AWS/EC2" WHERE AWS.AccountId = ', [], "value"],
  ['SELECT AVG(CPU) FROM "AWS/EC2" GROUP BY ', [], "key"],
  ['SELECT AVG(CPU) FROM "AWS/EC2" GROUP BY tag.env, ', [], "key"],
  ['SELECT AVG(CPU) FROM "AWS/EC2" GROUP BY a ORDER BY MAX() ', ["ASC", "DESC", "LIMIT"], undefined],
])("behind %j one may write %j, or a %s", (source, keywords, names) => {
  expect(expectedAt(source, source.length)).toMatchObject({ keywords, names });
});

test("what is being written knows the metric, the namespace and the key", () => {
  const source = 'SELECT AVG(CPU) FROM SCHEMA("AWS/EC2", InstanceId) WHERE InstanceId = \'i-';
  expect(expectedAt(source, source.length)).toMatchObject({
    metricName: "CPU",
    namespace: "AWS/EC2",
    key: { kind: "dimension", name: "InstanceId" },
    names: "value",
    written: "i-",
    from: source.length - 3,
    to: source.length,
  });
});

test.each([
  ["tag.env", { kind: "tag", name: "env" }],
  ['tag."cost center"', { kind: "tag", name: "cost center" }],
  ["AWS.AccountId", { kind: "account", name: "AccountId" }],
  ['"tag.env"', { kind: "dimension", name: "tag.env" }],
])("the key of a value may be a tag: %s", (key, expected) => {
  const source = `SELECT AVG(CPU) FROM "AWS/EC2" WHERE ${key} = `;
  expect(expectedAt(source, source.length).key).toEqual(expected);
});

test("a tag that is being written is one word from its prefix on", () => {
  const source = "SELECT AVG(CPU) FROM Shop WHERE tag.en = 'x'";
  const offset = source.indexOf(" = ");
  expect(expectedAt(source, offset)).toMatchObject({ from: offset - 6, to: offset, written: "tag.en" });
});

test("a query that is being written has colours all the same", () => {
  const kinds = highlightMetricsInsights("select AVG(Count) § 'a' 5 name").map(({ kind }) => kind);
  expect(kinds).toEqual([
    "keyword",
    "function",
    "punctuation",
    "function",
    "punctuation",
    "mistake",
    "text",
    "number",
    "name",
  ]);
});

const name = fc.oneof(
  fc.constantFrom("CPU", "a_1", "LIMIT", "tag"),
  fc.string({ unit: fc.constantFrom("a", " ", '"', "'", "\\", ".", "é"), minLength: 1, maxLength: 5 }),
);
const key = fc.oneof(
  fc.record({ kind: fc.constantFrom("dimension" as const, "tag" as const), name }),
  fc.constant({ kind: "account" as const, name: "AccountId" }),
);
const aggregate = fc.constantFrom("AVG" as const, "COUNT" as const, "MAX" as const, "MIN" as const, "SUM" as const);
const query: fc.Arbitrary<InsightsSelect> = fc.record(
  {
    aggregate,
    metricName: name,
    source: fc.oneof(
      fc.record({ namespace: name }),
      fc.record({ namespace: name, dimensions: fc.array(name, { maxLength: 3 }) }),
    ),
    conditions: fc.array(
      fc.record({ key, operator: fc.constantFrom("=" as const, "!=" as const), value: fc.string({ maxLength: 4 }) }),
      { maxLength: 3 },
    ),
    groupBy: fc.array(key, { maxLength: 3 }),
    orderBy: fc.record({ aggregate, direction: fc.constantFrom("ASC" as const, "DESC" as const) }),
    limit: fc.integer({ min: 1, max: 500 }),
  },
  { requiredKeys: ["aggregate", "metricName", "source", "conditions", "groupBy"] },
);

test("printing gives text that reads as the same query", () => {
  fc.assert(
    fc.property(query, (tree) => {
      expect(parseMetricsInsights(printMetricsInsights(tree))).toEqual(tree);
    }),
    { numRuns: 1_000 },
  );
});

test("reading throws nothing but its own error", () => {
  const token = fc.constantFrom(
    ..."SELECT AVG ( ) x FROM SCHEMA WHERE GROUP BY ORDER LIMIT = != 'a' \"b\" , . 5 § ' \\".split(" "),
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 15 }), fc.nat(60), (tokens, offset) => {
      const source = tokens.join(" ");
      highlightMetricsInsights(source);
      expectedAt(source, offset);
      try {
        parseMetricsInsights(source);
      } catch (error) {
        expect(error).toBeInstanceOf(LanguageSyntaxError);
      }
    }),
    { numRuns: 2_000 },
  );
});
