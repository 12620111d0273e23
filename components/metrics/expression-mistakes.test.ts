import { expect, test } from "vitest";
import type { MetricRow } from "@/lib/services/dashboards/model/body";
import { expressionMistakes } from "./expression-mistakes";

function mistakesOf(...metrics: MetricRow[]) {
  return [...expressionMistakes({ region: "us-east-1", metrics })].map(([place, { offset, length }]) => [
    place,
    offset,
    length,
  ]);
}

const METRIC: MetricRow = ["App", "Latency", { id: "m1" }];

test("expressions over metrics and each other are right", () => {
  expect(mistakesOf(METRIC, [{ expression: "m1 * 2", id: "e1" }], [{ expression: "SUM([m1, e1])", id: "e2" }])).toEqual(
    [],
  );
});

test("an Id that no row has is marked where it stands", () => {
  expect(mistakesOf(METRIC, [{ expression: "m1 + m7", id: "e1" }])).toEqual([[1, 5, 2]]);
});

test("an expression that speaks of itself is marked", () => {
  expect(mistakesOf([{ expression: "e1 + 1", id: "e1" }])).toEqual([[0, 0, 2]]);
});

test("expressions that speak of each other in a circle end with a mark", () => {
  const places = mistakesOf([{ expression: "e2 + 1", id: "e1" }], [{ expression: "e1 + 1", id: "e2" }]);
  expect(places.length).toBeGreaterThan(0);
});
