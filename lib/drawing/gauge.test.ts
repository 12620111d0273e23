import { expect, test } from "vitest";
import { gaugeArcs, gaugeColor } from "./gauge";

const THRESHOLDS = [
  { value: 1000, fill: "above" as const, color: "red" },
  { value: 500, fill: "below" as const, color: "green" },
  { value: 7, color: "a line alone" },
];
const BANDS = [{ id: "b", label: "", color: "orange", points: [{ time: 0, low: 500, high: 1000 }] }];

test.each([
  [-5, "green"],
  [499, "green"],
  [700, "orange"],
  [1001, "red"],
])("a value of a table has the colour of the threshold that holds it: %d is %s", (value, color) => {
  const all = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  expect(gaugeColor(value, gaugeArcs(all, THRESHOLDS, BANDS), "")).toBe(color);
  expect(gaugeColor(value, gaugeArcs(all, [], []), "")).toBe("");
});

test("on a gauge arcs end where it ends", () => {
  expect(gaugeArcs({ min: 0, max: 600 }, THRESHOLDS, BANDS)).toEqual([
    { from: 0, to: 500, color: "green" },
    { from: 500, to: 600, color: "orange" },
  ]);
});
