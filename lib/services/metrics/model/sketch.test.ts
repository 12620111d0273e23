import fc from "fast-check";
import { expect, test } from "vitest";
import { binOf, SKETCH_RELATIVE_ERROR, valueOfBin } from "./sketch";

const positive = fc.double({ min: 2 ** -360, max: 2 ** 360, noNaN: true });

test("what a bin stands for is never further from a value in it than the stated error", () => {
  fc.assert(
    fc.property(positive, (value) => {
      expect(Math.abs(valueOfBin(binOf(value)) - value) / value).toBeLessThanOrEqual(
        SKETCH_RELATIVE_ERROR * (1 + 1e-9),
      );
    }),
    { numRuns: 2000 },
  );
});

test("greater values never have lower bins, and a bin's value lies in the bin", () => {
  fc.assert(
    fc.property(positive, positive, (one, other) => {
      expect(binOf(Math.max(one, other))).toBeGreaterThanOrEqual(binOf(Math.min(one, other)));
      expect(binOf(valueOfBin(binOf(one)))).toBe(binOf(one));
    }),
    { numRuns: 2000 },
  );
});

test("zero has a bin of its own below all others", () => {
  expect(valueOfBin(binOf(0))).toBe(0);
  expect(binOf(Number.MIN_VALUE)).toBeGreaterThan(binOf(0));
});
