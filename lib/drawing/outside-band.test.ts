import { expect, test } from "vitest";
import { outsideBand } from "./outside-band";

const points = [5, 9, 12, 5, 1, 0, 5].map((value, time) => ({ time, value }));
const band = { id: "b", label: "", points: points.map(({ time }) => ({ time, low: 2, high: 10 })) };

test("each stretch outside begins with the point before it", () => {
  const stretches = outsideBand({ points }, band);
  expect(stretches.map((stretch) => stretch.map(({ time }) => time))).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

test("where the band has no edges nothing is outside", () => {
  expect(outsideBand({ points }, { ...band, points: [] })).toEqual([]);
});
