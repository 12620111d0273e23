import { expect, test } from "vitest";
import { compileFilterPattern } from "./matcher";
import { parseFilterPattern } from "./parser";

/** Patterns that would make an engine of backtracking regular expressions stand still. */

const line = `${"a".repeat(20_000)}!`;

test.each([
  "%a*a*a*a*a*a*a*a*b%",
  "%a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaab%",
  "%[ab]*[ab]*[ab]*[ab]*[ab]*c%",
  `{ $.text = %a*a*a*a*a*a*b% }`,
  `{ $.text = "${"*a".repeat(60)}*b" }`,
  `[text = "${"*a".repeat(60)}*b"]`,
])("%s is tried on a long line in time that grows with the line", (pattern) => {
  const started = performance.now();
  const matcher = compileFilterPattern(parseFilterPattern(pattern));
  const message = pattern.startsWith("{") ? JSON.stringify({ text: line }) : line;
  expect(matcher(message)).toBeFalsy();
  expect(performance.now() - started).toBeLessThan(3_000);
});

test.each([
  ["nested too deep", `{ ${"(".repeat(5_000)}$.a = 1${")".repeat(5_000)} }`],
  ["never closed", `{ $.a = ${'"'.repeat(1)}${"x".repeat(1_000)} `],
])("a pattern that is %s is refused or read, and ends no process", (_, pattern) => {
  const read = () => {
    try {
      parseFilterPattern(pattern);
      return "read";
    } catch (error) {
      return error instanceof RangeError ? "overflow" : "refused";
    }
  };
  expect(read()).not.toBe("overflow");
});
