import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileWildcard, parseWildcard } from "./wildcard";

const matches = (pattern: string, text: string) => compileWildcard(parseWildcard(pattern))(text);

/** The definition, word by word: slow, and plain enough to be right. */
function naively(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  if (pattern.startsWith("*")) {
    return naively(pattern.slice(1), text) || (text !== "" && naively(pattern, text.slice(1)));
  }
  return text !== "" && (pattern[0] === "?" || pattern[0] === text[0]) && naively(pattern.slice(1), text.slice(1));
}

const few = (...letters: string[]) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 10 });

describe("compileWildcard", () => {
  test("agrees with the naive definition", () => {
    fc.assert(
      fc.property(few("a", "b", "*", "?"), few("a", "b"), (pattern, text) => {
        expect(matches(pattern, text)).toBe(naively(pattern, text));
      }),
      { numRuns: 5000 },
    );
  });

  test("takes a text apart and matches what is left", () => {
    fc.assert(
      fc.property(fc.array(few("a", "b", "c")), fc.array(few("a", "b", "c")), (pieces, fillings) => {
        const text = pieces.map((piece, index) => (fillings[index] ?? "") + piece).join("");
        expect(matches(`*${pieces.join("*")}`, text)).toBe(true);
      }),
    );
  });

  test.each([
    ["", "", true],
    ["", "a", false],
    ["*", "", true],
    ["?", "", false],
    ["a*a", "a", false],
    ["*ab*ab", "ab", false],
    ["a?c*e?g", "abcdefg", true],
    ["*?b*", "bab", true],
    ["**??", "a", false],
  ])("%j on %j is %j", (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test("stays fast where backtracking would not end", () => {
    const started = performance.now();
    expect(matches(`${"a*".repeat(1000)}b`, "a".repeat(2000))).toBe(false);
    expect(matches(`*${"?a".repeat(1000)}b*`, "a".repeat(4000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
