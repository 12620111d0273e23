import { describe, expect, test } from "vitest";
import type { DashboardBody, Variable } from "./body";
import { settledValues } from "./variable-choices";
import { withVariables } from "./variables";

const bodyOf = (properties: object, variable: Partial<Variable>): DashboardBody => ({
  widgets: [{ type: "metric", properties: { region: "us-east-1", ...properties } }],
  variables: [{ id: "v", inputType: "select", type: "property", ...variable }],
});
const set = (properties: object, variable: Partial<Variable>, value: string) =>
  withVariables(bodyOf(properties, variable), { v: value }).widgets[0]?.properties;

describe("a property variable changes", () => {
  test("members of that name, and keeps numbers numbers", () => {
    expect(set({ period: 60 }, { property: "region" }, "sa-east-1")).toMatchObject({ region: "sa-east-1" });
    expect(set({ period: 60 }, { property: "period" }, "300")).toMatchObject({ period: 300 });
    expect(set({ period: 60 }, { property: "period" }, "soon")).toMatchObject({ period: 60 });
  });

  test("dimensions, also where the row above names them", () => {
    const metrics = [
      ["AWS/Lambda", "Duration", "FunctionName", "one", { stat: "p99" }],
      [".", "Errors", ".", "."],
      [".", "Invocations", ".", "two"],
      ["...", "three"],
      ["AWS/SQS", "Age", "QueueName", "one"],
    ];
    expect(set({ metrics }, { property: "FunctionName" }, "new")).toMatchObject({
      metrics: [
        ["AWS/Lambda", "Duration", "FunctionName", "new", { stat: "p99" }],
        [".", "Errors", ".", "new"],
        [".", "Invocations", ".", "new"],
        ["...", "new"],
        ["AWS/SQS", "Age", "QueueName", "one"],
      ],
    });
  });

  test("conditions of a search", () => {
    const metrics = [
      [{ expression: `SEARCH('{AWS/Lambda,FunctionName} FunctionName="one" MetricName=Errors', 'Sum')` }],
    ];
    expect(set({ metrics }, { property: "FunctionName" }, "new")).toMatchObject({
      metrics: [[{ expression: `SEARCH('{AWS/Lambda,FunctionName} FunctionName="new" MetricName=Errors', 'Sum')` }]],
    });
  });
});

test("a pattern variable changes every text, letter by letter", () => {
  const pattern: Partial<Variable> = { type: "pattern", pattern: "a.b" };
  expect(set({ title: "a.b and a.b, not axb" }, pattern, "$& c")).toMatchObject({ title: "$& c and $& c, not axb" });
});

test.each([
  ["i-0a1f\\d+", "i-0a1f77, i-0a1f7b and i-0", "X, Xb and i-0"],
  ["(prod|test)-db", "prod-db and test-db, not dev-db", "X and X, not dev-db"],
  ["z*", "no empty matches", "no empty matches"],
  ["(a+)+$", `${"a".repeat(5_000)}!`, `${"a".repeat(5_000)}!`],
  ["[unclosed", "not an expression", "not an expression"],
  ["(a)", "(a) is there, a too", "X is there, a too"],
])("a pattern that no widget holds is a regular expression: %s", (pattern, title, expected) => {
  expect(set({ title }, { type: "pattern", pattern }, "X")).toMatchObject({ title: expected });
  expect(set({ title: "one" }, { type: "pattern", pattern: "on[e]" }, "$0 \\1")).toMatchObject({ title: "$0 \\1" });
});

test("a variable without a value, and one that is not there, change nothing", () => {
  const body = bodyOf({ title: "a" }, { property: "title" });
  expect(withVariables(body, {})).toBe(body);
  expect(withVariables(body, { other: "x", constructor: "y" })).toBe(body);
});

test("what is chosen goes before the default, and __FIRST is the first choice", () => {
  const { variables } = bodyOf({}, { defaultValue: "__FIRST" });
  const choices = { v: [{ value: "a", label: "a" }] };
  expect(settledValues({ variables }, {}, choices)).toEqual({ v: "a" });
  expect(settledValues({ variables }, { v: "b" }, choices)).toEqual({ v: "b" });
  expect(settledValues({ variables }, {}, {})).toEqual({});
});
