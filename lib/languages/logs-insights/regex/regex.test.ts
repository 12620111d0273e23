import fc from "fast-check";
import { expect, test } from "vitest";
import { Regex } from "./regex";

/** JavaScript's own engine is the reference, on texts and expressions where the two languages mean the same. */

const atom = fc.constantFrom("a", "b", "c", ".", "\\d", "[ab]", "[^a]", "\\w", "1");
const { pattern } = fc.letrec((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    atom,
    fc.array(tie("pattern"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("")),
    fc.array(tie("pattern"), { minLength: 2, maxLength: 3 }).map((parts) => `(?:${parts.join("|")})`),
    tie("pattern").map((inner) => `(${inner})`),
    fc
      .tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}"))
      .map(([inner, times]) => `(?:${inner})${times}`),
    fc.constantFrom("^", "$", "\\b"),
  ),
}));

test("finds what JavaScript's engine finds", () => {
  fc.assert(
    fc.property(
      pattern as fc.Arbitrary<string>,
      fc.string({ unit: fc.constantFrom("a", "b", "c", "1", " ", "\n"), maxLength: 12 }),
      (source, text) => {
        const wanted = new RegExp(source).exec(text);
        const regex = new Regex(source);
        expect(regex.test(text)).toBe(wanted !== null);
        const found = regex.find(text);
        expect(found?.[0] ?? -1).toBe(wanted?.index ?? -1);
        // An engine that backtracks leaves an empty turn of a loop out, RE2 does not: whole matches agree where no loop can be empty.
        if (found && wanted && !/[*?}]/.test(source)) expect(text.slice(found[0], found[1])).toBe(wanted[0]);
      },
    ),
    { numRuns: 3_000 },
  );
});

test.each([
  ["(?i)ERROR", "an Error here", "Error"],
  ["(?P<a>\\d+)-(\\d+)", "x 12-34", "12-34,12,34"],
  ["(?:a|ab)(c|bcd)(d*)", "abcd", "abcd,bcd,"],
  ["a+?b", "aaab", "aaab"],
  ["[[:alpha:]]+", "12 abc", "abc"],
  ["(?m)^b$", "a\nb\nc", "b"],
  ["\\x41\\.", "xA.", "A."],
  ["é+", "caféé", "éé"],
  ["(?s)a.b", "a\nb", "a\nb"],
  ["a{2,3}", "aaaa", "aaa"],
])("%s in %j is %s", (source, text, wanted) => {
  const found = new Regex(source).find(text);
  const groups: string[] = [];
  for (let i = 0; found && i < found.length; i += 2) groups.push(text.slice(found[i], found[i + 1]));
  expect(groups.join()).toBe(wanted);
});

const line = `${"a".repeat(20_000)}!`;
test.each([
  "(a*)*b",
  "(a|a)*b",
  "(a+)+$",
  "a*a*a*a*a*a*a*b",
  "(.*)(.*)(.*)(.*)x",
  "([a-z]+)*[0-9]",
  "(?:a?){50}a{50}b",
  "\\b(a*)*\\bz",
])("%s is tried on a long line in time that grows with the line", (source) => {
  const started = performance.now();
  expect(new Regex(source).find(line)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(3_000);
});
