import { expect, test } from "vitest";
import { parseMetricsSearch } from "./metrics-search";

const parse = (address: string) => {
  const members = new URLSearchParams(address);
  return parseMetricsSearch((name) => members.get(name), "us-east-1");
};

test("an address without members is the start of the tree over three hours", () => {
  expect(parse("")).toEqual({
    graph: undefined,
    isGraphBroken: false,
    range: { kind: "relative", amount: 3, unit: "hour" },
    tab: "browse",
    namespace: undefined,
    dimensions: undefined,
    search: "",
    dashboard: undefined,
  });
});

test("an address says what is open and drawn", () => {
  const graph = encodeURIComponent('{"metrics":[["App","Orders"]]}');
  expect(
    parse(`namespace=App&dimensions=["a","b"]&tab=source&search=x&start=-PT1H&dashboard=Shop&graph=${graph}`),
  ).toMatchObject({
    namespace: "App",
    dimensions: ["a", "b"],
    tab: "source",
    search: "x",
    range: { amount: 1 },
    dashboard: "Shop",
    graph: { region: "us-east-1", metrics: [["App", "Orders"]] },
  });
});

test("what makes no sense counts as absent, and a broken graph is told", () => {
  expect(parse("graph={&tab=pie&dimensions=[1]&namespace=App")).toMatchObject({
    isGraphBroken: true,
    tab: "browse",
    dimensions: undefined,
  });
  expect(parse('dimensions=["a"]').dimensions).toBeUndefined();
});
