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
  });
  expect(parse("")).toEqual({ range: { kind: "relative", amount: 3, unit: "hour" }, override: "auto" });
});

test("the address goes before what the dashboard says", () => {
  expect(parse("start=-PT1H&period=300", { start: "-P7D", periodOverride: "inherit" })).toEqual({
    range: { kind: "relative", amount: 1, unit: "hour" },
    override: 300,
  });
  expect(parse("period=7", { periodOverride: "inherit" }).override).toBe("inherit");
});
