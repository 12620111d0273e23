import fc from "fast-check";
import { expect, test } from "vitest";
import { placeWidgets } from "./place-widgets";

const corners = (widgets: Parameters<typeof placeWidgets>[0]) => placeWidgets(widgets).map(({ x, y }) => [x, y]);

test("widgets stand where they say", () => {
  expect(placeWidgets([{ x: 12, y: 3, width: 12, height: 4 }])).toEqual([{ x: 12, y: 3, width: 12, height: 4 }]);
});

test("widgets without a place follow each other and then go down", () => {
  expect(corners([{ width: 12 }, { width: 12 }, { width: 12 }, {}])).toEqual([
    [0, 0],
    [12, 0],
    [0, 6],
    [12, 6],
  ]);
});

test("a widget on a taken place goes down, and one beyond the edge comes back", () => {
  expect(
    corners([
      { x: 0, y: 0, width: 12, height: 6 },
      { x: 6, y: 2, width: 6, height: 2 },
      { x: 20, y: 0, width: 10 },
    ]),
  ).toEqual([
    [0, 0],
    [6, 6],
    [14, 0],
  ]);
});

test("no two widgets ever cover each other, and none leaves the grid", () => {
  const place = fc.record(
    {
      x: fc.integer({ min: 0, max: 23 }),
      y: fc.integer({ min: 0, max: 20 }),
      width: fc.integer({ min: 1, max: 24 }),
      height: fc.integer({ min: 1, max: 12 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(place, { maxLength: 20 }), (widgets) => {
      const cells = new Set<string>();
      for (const { x, y, width, height } of placeWidgets(widgets)) {
        expect(x + width).toBeLessThanOrEqual(24);
        for (let column = x; column < x + width; column++) {
          for (let row = y; row < y + height; row++) {
            expect(cells.has(`${column} ${row}`)).toBe(false);
            cells.add(`${column} ${row}`);
          }
        }
      }
    }),
    { numRuns: 50 },
  );
});
