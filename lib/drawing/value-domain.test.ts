import fc from "fast-check";
import { expect, test } from "vitest";
import { valueDomain } from "./value-domain";

test.each([
  [{ low: 0, high: 100 }, false, [0, 25, 50, 75, 100]],
  [{ low: 10, high: 97 }, false, [0, 25, 50, 75, 100]],
  [{ low: 90, high: 97 }, false, [90, 92, 94, 96, 98]],
  [{ low: 90, high: 97 }, true, [0, 25, 50, 75, 100]],
  [{ low: 0.1, high: 0.3 }, false, [0, 0.1, 0.2, 0.3]],
  [{ low: 1, high: 1 }, false, [0, 0.5, 1, 1.5, 2]],
  [{ low: -5, high: -5 }, false, [-10, -7.5, -5, -2.5, 0]],
  [{ low: 0, high: 0 }, false, [0, 0.25, 0.5, 0.75, 1]],
])("%j from zero %s", (extent, fromZero, ticks) => {
  expect(valueDomain(extent, {}, fromZero).ticks).toEqual(ticks);
});

test("ends that were set are kept", () => {
  expect(valueDomain({ low: 3, high: 7 }, { min: 1, max: 9.5 }, false)).toMatchObject({ low: 1, high: 9.5 });
});

test("every value is inside, and there are few ticks", () => {
  const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(value, value, fc.boolean(), (a, b, fromZero) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const domain = valueDomain({ low, high }, {}, fromZero);
      const slack = Math.max(Math.abs(low), Math.abs(high)) * 1e-9;
      expect(domain.low).toBeLessThanOrEqual(low + slack);
      expect(domain.high).toBeGreaterThanOrEqual(high - slack);
      expect(domain.ticks.length).toBeLessThan(9);
    }),
  );
});
