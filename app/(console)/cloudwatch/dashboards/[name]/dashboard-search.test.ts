import { expect, test } from "vitest";
import { parseDashboardSearch } from "./dashboard-search";

const parse = (address: string, body: object = {}) => {
  const members = new URLSearchParams(address);
  return parseDashboardSearch({ widgets: [], ...body }, (name) => members.get(name));
};

test("a dashboard opens with its own range and periods", () => {
  expect(parse("", { start: "-P7D", periodOverride: "inherit" })).toEqual({
    range: { kind: "relative", amount: 1, unit: "week" },
    override: "inherit",
    variables: {},
  });
  expect(parse("")).toEqual({ range: { kind: "relative", amount: 3, unit: "hour" }, override: "auto", variables: {} });
});

test("the address goes before what the dashboard says", () => {
  expect(parse("start=-PT1H&period=300", { start: "-P7D", periodOverride: "inherit" })).toEqual({
    range: { kind: "relative", amount: 1, unit: "hour" },
    override: 300,
    variables: {},
  });
  expect(parse("period=7", { periodOverride: "inherit" }).override).toBe("inherit");
});

test("variables are set by their ids, those that the dashboard has", () => {
  const variables = [{ id: "fn", type: "property", property: "FunctionName", inputType: "input" }];
  expect(parse("var.fn=a%20b&var.other=x", { variables }).variables).toEqual({ fn: "a b" });
  expect(parse("", { variables }).variables).toEqual({});
});
