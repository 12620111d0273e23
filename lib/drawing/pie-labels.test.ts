import fc from "fast-check";
import { expect, test } from "vitest";
import { namedRadius, pieLabels } from "./pie-labels";

const box = { x: 10, y: 20, width: 400, height: 200 };
const center = { x: 210, y: 120 };
const labelsOf = (shares: readonly number[]) => pieLabels(shares, center, namedRadius(box), box);

test("each slice is named at the side where it lies", () => {
  const labels = labelsOf([0.25, 0.5, 0, 0.25]);
  expect(labels.map(({ index, side }) => [index, side])).toEqual([
    [3, "left"],
    [0, "right"],
    [1, "right"],
  ]);
  const [top] = labels;
  expect(top?.points[0]?.[1]).toBeLessThan(center.y);
});

test("names stand apart from each other and within the box; where there is no room the smallest have none", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(sizes, (given) => {
      const sum = given.reduce((total, size) => total + size, 0) || 1;
      const labels = labelsOf(given.map((size) => size / sum));
      for (const side of ["left", "right"]) {
        const heights = labels.filter((label) => label.side === side).map(({ y }) => y);
        for (const [place, y] of heights.entries()) {
          expect(y).toBeGreaterThanOrEqual(box.y + 14 - 1e-9);
          expect(y).toBeLessThanOrEqual(box.y + box.height - 14 + 1e-9);
          const before = heights[place - 1];
          if (before !== undefined) expect(y - before).toBeGreaterThanOrEqual(28 - 1e-9);
        }
        expect(heights.length).toBeLessThanOrEqual(7);
      }
    }),
  );
  const crowded = labelsOf([...Array.from({ length: 60 }, () => 0.001), 0.94]);
  expect(crowded.map(({ index }) => index)).toContain(60);
});
