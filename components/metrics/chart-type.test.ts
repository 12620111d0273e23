import { expect, test } from "vitest";
import { CHART_TYPES, chartTypeOf, withChartType } from "./chart-type";

const GRAPH = { region: "us-east-1", metrics: [] };

test.each(CHART_TYPES)("a graph becomes %s and says so", (type) => {
  expect(chartTypeOf(withChartType(GRAPH, type))).toBe(type);
});

test("a gauge has ends, which leave with it", () => {
  const gauge = withChartType({ ...GRAPH, yAxis: { left: { label: "ms" } } }, "gauge");
  expect(gauge.yAxis).toEqual({ left: { min: 0, max: 100, label: "ms" } });
  expect(withChartType(gauge, "line").yAxis).toEqual({ left: { label: "ms" } });
  expect(withChartType(withChartType(GRAPH, "gauge"), "bar").yAxis).toBeUndefined();
});

test("a number begins with its sparkline, keeps a choice against it, and leaves it behind", () => {
  const number = withChartType(GRAPH, "number");
  expect(number.sparkline).toBe(true);
  expect(withChartType({ ...number, sparkline: false }, "number").sparkline).toBe(false);
  expect(withChartType(number, "line")).not.toHaveProperty("sparkline");
});
