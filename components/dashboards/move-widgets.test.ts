import fc from "fast-check";
import { expect, test } from "vitest";
import { moveBox } from "./move-widgets";
import { type Box, placeWidgets } from "./place-widgets";

const box = (x: number, y: number, width = 6, height = 6): Box => ({ x, y, width, height });

test("what stands in the way goes down, and pushes what is under it", () => {
  const boxes = [box(0, 0), box(6, 0), box(6, 6), box(18, 0)];
  expect(moveBox(boxes, 0, box(6, 0))).toEqual([box(6, 0), box(6, 6), box(6, 12), box(18, 0)]);
});

test("a widget keeps within the grid and to a size that AWS allows", () => {
  expect(moveBox([box(0, 0)], 0, box(22, -3))).toEqual([box(18, 0)]);
  expect(moveBox([box(0, 0)], 0, box(20, 0, 40, 0))).toEqual([box(0, 0, 24, 1)]);
});

test("what is empty stays empty", () => {
  const boxes = [box(0, 0), box(0, 20)];
  expect(moveBox(boxes, 0, box(12, 0))).toEqual([box(12, 0), box(0, 20)]);
});

test("whatever is moved, nothing overlaps and everything stays within the grid", () => {
  const place = fc.record({
    x: fc.nat(23),
    y: fc.nat(30),
    width: fc.integer({ min: 1, max: 24 }),
    height: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), fc.nat(11), place, (places, which, to) => {
      const before = placeWidgets(places);
      const after = moveBox(before, which % before.length, to);
      for (const [index, one] of after.entries()) {
        expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= 24).toBe(true);
        for (const other of after.slice(index + 1)) {
          const apart =
            one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});
