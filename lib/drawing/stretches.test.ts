import fc from "fast-check";
import { expect, test } from "vitest";
import { chartRows } from "./chart-rows";
import type { ChartSeries } from "./chart-series";
import { layerStretches, lineStretches, thinned } from "./stretches";

const MINUTE = 60_000;
const line = (id: string, ...pairs: [number, number][]): ChartSeries => ({
  id,
  label: id,
  periodSeconds: 60,
  points: pairs.map(([minute, value]) => ({ time: minute * MINUTE, value })),
});

test("a silence ends a stretch, and a value alone is a stretch of its own", () => {
  const stretches = lineStretches(line("a", [0, 1], [1, 2], [4, 3], [7, 4], [8, 5]));
  expect(stretches.map((points) => points.map(({ value }) => value))).toEqual([[1, 2], [3], [4, 5]]);
});

test("layers of an axis stand on each other, those of the other axis do not", () => {
  const series = [
    line("a", [0, 1], [1, 2]),
    { ...line("b", [0, 9]), axis: "right" as const },
    line("c", [0, 10], [1, 20]),
  ];
  const edges = layerStretches(series, chartRows(series)).map((stretches) =>
    stretches.flatMap((stretch) => stretch.map(({ floor, top }) => [floor, top])),
  );
  expect(edges).toEqual([
    [
      [0, 1],
      [0, 2],
    ],
    [[0, 9]],
    [
      [1, 11],
      [2, 22],
    ],
  ]);
});

test("few points are left as they are", () => {
  const { points } = line("a", [0, 1], [1, 9], [2, 3]);
  expect(thinned(points, 100)).toBe(points);
});

test("thinning keeps the ends, the order and the extremes, and no more than four points a column", () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 600 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 40 }), (all, columns) => {
      const points = all.map((value, index) => ({ time: 1_700_000_000_000 + index * MINUTE, value }));
      const kept = thinned(points, columns);
      expect(kept[0]).toBe(points[0]);
      expect(kept.at(-1)).toBe(points.at(-1));
      expect(Math.max(...kept.map(({ value }) => value))).toBe(Math.max(...all));
      expect(Math.min(...kept.map(({ value }) => value))).toBe(Math.min(...all));
      expect(kept.every(({ time }, index) => index === 0 || time > (kept[index - 1]?.time ?? 0))).toBe(true);
      expect(kept.length).toBeLessThanOrEqual(columns * 4 + 1);
    }),
  );
});
