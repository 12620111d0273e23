import fc from "fast-check";
import { expect, test } from "vitest";
import { after, comparePositions, eventIdOf } from "./event-position";

const position = fc.record({
  at: fc.integer({ min: 0, max: Date.UTC(2100, 0) }),
  id: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
});

test("event ids are 56 digits and sort as the events do", () => {
  fc.assert(
    fc.property(position, position, (a, b) => {
      const [left, right] = [eventIdOf(a), eventIdOf(b)];
      expect(left).toMatch(/^\d{56}$/);
      expect(left < right ? -1 : left > right ? 1 : 0).toBe(Math.sign(comparePositions(a, b)));
    }),
  );
});

test("the leading digits are the time, as in AWS's own samples", () => {
  // User Guide, "Subscription filters with AWS Lambda": timestamp 1552518348220 has an id that begins so.
  expect(eventIdOf({ at: 1552518348220, id: 0n })).toMatch(/^34622316099697/);
});

test("nothing stands between an event and the place after it", () => {
  fc.assert(
    fc.property(position, (event) => {
      expect(comparePositions(after(event), event)).toBeGreaterThan(0);
    }),
  );
});
