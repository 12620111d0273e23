import { expect, test } from "vitest";
import { axisOf } from "./axis";

const WORDS = { various: "Various units", none: "No unit" };
const line = (...values: number[]) => ({ line: [values.map((value, time) => ({ time, value }))] });

function domain(values: number[], threshold: number): [number, number] {
  const chart = { series: [{ id: "m", label: "m", points: [] }], thresholds: [{ value: threshold, label: "limit" }] };
  const { low, high } = axisOf("left", chart, [line(...values)], 300, "en", WORDS);
  return [low, high];
}

test.each<[number[], number, [number, number]]>([
  [[2], 1, [0.5, 2]],
  [[40, 60], 80, [40, 100]],
  [[40, 60], 50, [40, 60]],
  [[1, 9], 0, [0, 10]],
])(
  "a threshold never lies on the edge of a chart, nor makes one go below zero: %j, %d",
  (values, threshold, expected) => {
    expect(domain(values, threshold)).toEqual(expected);
  },
);
