import fc from "fast-check";
import { expect, test } from "vitest";
import { groupEvents } from "./group-events";

const at = (time: number) => ({ id: String(time), time, text: "", href: "" });
const pixels = (time: number) => time / 10;

test("events that lie close together are one mark, in order", () => {
  const groups = groupEvents([500, 0, 60, 100, 990].map(at), { start: 0, end: 1000 }, pixels, 10);
  expect(groups.map(({ x, events }) => [x, events.map(({ time }) => time)])).toEqual([
    [0, [0, 60]],
    [10, [100]],
    [50, [500]],
    [99, [990]],
  ]);
});

test("what lies outside of the range has no mark", () => {
  expect(groupEvents([-1, 1001].map(at), { start: 0, end: 1000 }, pixels, 10)).toEqual([]);
});

test("a chart that has no size yet has no marks", () => {
  expect(groupEvents([1, 2].map(at), { start: 0, end: 10 }, () => Number.NaN, 10)).toEqual([]);
});

test("no event is lost and no two marks overlap", () => {
  const times = fc.array(fc.integer({ min: 0, max: 1000 }));
  fc.assert(
    fc.property(times, (drawn) => {
      const groups = groupEvents(drawn.map(at), { start: 0, end: 1000 }, pixels, 10);
      expect(groups.flatMap(({ events }) => events)).toHaveLength(drawn.length);
      for (const [index, { x }] of groups.entries()) {
        const before = groups[index - 1];
        if (before) expect(x - before.x).toBeGreaterThanOrEqual(10);
      }
    }),
  );
});
