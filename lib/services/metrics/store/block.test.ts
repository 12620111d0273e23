import fc from "fast-check";
import { expect, test } from "vitest";
import type { Point } from "../model/point";
import { RollUp } from "../model/roll-up";
import { decodePoints, encodeCells, encodePoints, single } from "./block";

const START = Date.UTC(2026, 10, 27, 12);
const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, -0, 2 ** 53),
);
const at = fc.nat(3599).map((second) => START + second * 1000);
const measured = fc.record({ at, value }).map(({ at, value }): Point => {
  return { at, unit: "None", sampleCount: 1, sum: value, minimum: value, maximum: value };
});
const set = fc.record({
  at,
  unit: fc.constant("None"),
  sampleCount: value,
  sum: value,
  minimum: value,
  maximum: value,
});
const list = fc
  .record({ set, pairs: fc.array(fc.tuple(value, fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e6, noNaN: true })))) })
  .map(({ set, pairs }): Point => ({ ...set, values: pairs.map(([v]) => v), counts: pairs.map(([, c]) => c) }));
const points = fc.array(fc.oneof(measured, measured, set, list), { maxLength: 50 });

const inOrder = (some: Point[]) => some.toSorted((one, other) => one.at - other.at);
function decoded(bytes: Buffer): Point[] {
  const found: Point[] = [];
  const value = (at: number, unit: string, measured: number) => found.push(single(at, unit, measured));
  decodePoints(bytes, START, "None", { value, point: (point) => found.push(point) });
  return found;
}
const asText = (some: readonly Point[]) =>
  some.map((point) => JSON.stringify(point, (_, v: unknown) => (Object.is(v, -0) ? "-0" : v))).sort();
const listsOnly = ({ values, counts, ...rest }: Point): Point =>
  values ? { ...rest, values, counts: counts ?? [] } : rest;

test("points come back as they were, from one segment or from many behind each other", () => {
  fc.assert(
    fc.property(points, points, (some, more) => {
      const bytes = Buffer.concat([encodePoints(inOrder(some), START), encodePoints(inOrder(more), START)]);
      expect(asText(decoded(bytes).map(listsOnly))).toEqual(asText([...some, ...more].map(listsOnly)));
    }),
  );
});

test("a minute's point takes two bytes where it is a small whole number, nine where it is not", () => {
  const minutes = (of: (minute: number) => number) =>
    Array.from({ length: 60 }, (_, minute): Point => {
      const value = of(minute);
      return { at: START + minute * 60_000, unit: "None", sampleCount: 1, sum: value, minimum: value, maximum: value };
    });
  expect(
    encodePoints(
      minutes((minute) => (minute * 37) % 250),
      START,
    ).length,
  ).toBeLessThan(60 * 2 + 12);
  expect(
    encodePoints(
      minutes((minute) => minute / 7),
      START,
    ).length,
  ).toBeLessThan(60 * 9 + 3);
  expect(
    encodePoints(
      minutes(() => 5),
      START,
    ).length,
  ).toBeLessThan(60 + 12);
});

test("roll-ups come back with their bins, and add up to the same when they are rolled up again", () => {
  const positive = fc.array(fc.record({ at, value: fc.double({ min: 0, max: 1e9, noNaN: true }) }), { minLength: 1 });
  fc.assert(
    fc.property(positive, (data) => {
      const rollUp = (some: readonly Point[], step: number) => {
        const roller = new RollUp(step);
        for (const point of some) roller.add(point);
        return roller.cellsInOrder();
      };
      const raw = data.map(({ at, value }): Point => {
        return { at, unit: "None", sampleCount: 1, sum: value, minimum: value, maximum: value };
      });
      const fine = rollUp(raw, 300_000);
      const back = decoded(encodeCells(fine, START));
      expect(back.map(({ at, sampleCount, sum }) => ({ at, sampleCount, sum }))).toEqual(
        fine.map(({ at, sampleCount, sum }) => ({ at, sampleCount, sum })),
      );
      const [direct, inTwoSteps] = [rollUp(raw, 3_600_000), rollUp(back, 3_600_000)];
      expect(inTwoSteps.map(({ bins }) => bins)).toEqual(direct.map(({ bins }) => bins));
      expect(inTwoSteps[0]?.sampleCount).toBe(raw.length);
    }),
  );
});

test("bytes of an unknown kind are refused, not guessed at", () => {
  expect(() => decoded(Buffer.from([9, 1, 0, 0]))).toThrow(/unknown kind 9/);
});
