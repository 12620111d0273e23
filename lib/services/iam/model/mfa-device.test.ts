import fc from "fast-check";
import { expect, test } from "vitest";
import { STEP_SECONDS, stepOf, stepOfCode, stepOfPair } from "./mfa-device";

const now = new Date("2026-11-27T12:00:10Z");
const current = stepOf(now);
const codeOf = (step: number) => String(step % 1_000_000).padStart(6, "0");

test("a code is good one step early or late, and no further", () => {
  for (const off of [-1, 0, 1]) expect(stepOfCode(codeOf(current + off), now, 0, codeOf)).toBe(current + off);
  for (const off of [-2, 2]) expect(stepOfCode(codeOf(current + off), now, 0, codeOf)).toBeUndefined();
});

test("a code that was used, and every older one, is good no more", () => {
  expect(stepOfCode(codeOf(current), now, current, codeOf)).toBeUndefined();
  expect(stepOfCode(codeOf(current - 1), now, current, codeOf)).toBeUndefined();
  expect(stepOfCode(codeOf(current + 1), now, current, codeOf)).toBe(current + 1);
});

test("two codes must follow each other", () => {
  expect(stepOfPair([codeOf(current - 1), codeOf(current)], now, 0, codeOf)).toBe(current);
  expect(stepOfPair([codeOf(current), codeOf(current)], now, 0, codeOf)).toBeUndefined();
  expect(stepOfPair([codeOf(current), codeOf(current - 1)], now, 0, codeOf)).toBeUndefined();
  expect(stepOfPair([codeOf(current - 1), codeOf(current)], now, current - 1, codeOf)).toBeUndefined();
});

test("whatever the time, the code of its own step is accepted once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 4_000_000_000 }), (seconds) => {
      const at = new Date(seconds * 1000);
      const step = stepOfCode(codeOf(stepOf(at)), at, 0, codeOf) ?? -1;
      expect(step).toBe(Math.floor(seconds / STEP_SECONDS));
      expect(stepOfCode(codeOf(step), at, step, codeOf)).toBeUndefined();
    }),
    { examples: [[30]] },
  );
});
