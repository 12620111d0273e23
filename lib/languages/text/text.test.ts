import { describe, expect, test } from "vitest";
import { readCases } from "./case-file";
import { LanguageSyntaxError } from "./language-syntax-error";
import { isWordChar, Scanner } from "./scanner";
import { type Token, TokenCursor } from "./token-cursor";
import { compileWildcard } from "./wildcard";

describe("LanguageSyntaxError", () => {
  test("shows its line with carets under the fault", () => {
    const source = "SELECT AVG(x)\nFROM $$ns\nLIMIT 5";
    expect(new LanguageSyntaxError("unexpected character", source.indexOf("$"), 2).showWithCaret(source)).toBe(
      "unexpected character\n2 | FROM $$ns\n  |      ^^",
    );
  });

  test("stands after the last character when the source ends too early", () => {
    expect(new LanguageSyntaxError("unexpected end", 3).showWithCaret("abc")).toBe("unexpected end\n1 | abc\n  |    ^");
  });

  test("keeps carets on one line and tabs in the padding", () => {
    const source = "\tabc\ndef";
    expect(new LanguageSyntaxError("bad", 2, 100).showWithCaret(source)).toBe("bad\n1 | \tabc\n  | \t ^^");
  });

  test("survives an offset outside of the source", () => {
    expect(new LanguageSyntaxError("bad", 99).showWithCaret("")).toBe("bad\n1 | \n  | ^");
  });
});

describe("Scanner", () => {
  test("reads words, literals and blanks", () => {
    const scanner = new Scanner("  avg_1(x)");
    scanner.skipBlanks();
    expect(scanner.takeWhile(isWordChar)).toBe("avg_1");
    expect(scanner.take("[")).toBe(false);
    expect(scanner.take("(")).toBe(true);
    expect(scanner.fault("here")).toMatchObject({ message: "here", offset: 8, length: 1 });
    expect(scanner.fault("all of it", 2)).toMatchObject({ offset: 2, length: 6 });
  });

  test("peeks an empty string at the end", () => {
    const scanner = new Scanner("a", 1);
    expect([scanner.done, scanner.peek(), isWordChar(scanner.peek())]).toEqual([true, "", false]);
  });
});

describe("TokenCursor", () => {
  const end: Token = { kind: "end", text: "", offset: 3 };
  const cursor = () => new TokenCursor([{ kind: "word", text: "abc", offset: 0 }], end);

  test("takes what is there and stays at the end", () => {
    const tokens = cursor();
    expect(tokens.take("number")).toBeUndefined();
    expect(tokens.expect("word", "a word is missing").text).toBe("abc");
    expect([tokens.next().kind, tokens.next().kind]).toEqual(["end", "end"]);
  });

  test("throws at the token that stands where another was expected", () => {
    expect(() => cursor().expect("number", "a number is missing")).toThrow(
      expect.objectContaining({ message: "a number is missing", offset: 0, length: 3 }),
    );
  });
});

test("readCases parts cases at blank lines and leaves comments out", () => {
  expect(readCases("# title\nin  a b \nout\n\n\nin c")).toEqual([
    [
      { line: 2, keyword: "in", text: "a b " },
      { line: 3, keyword: "out", text: "" },
    ],
    [{ line: 6, keyword: "in", text: "c" }],
  ]);
});

describe("compileWildcard", () => {
  test.each([
    ["a*z", "az", true],
    ["a*z", "a-z", true],
    ["a*z", "a", false],
    ["aa*aa", "aaa", false],
    ["*", "", true],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*bc", "a-bc", false],
    ["*b*", "abc", true],
    ["abc", "abcd", false],
  ])("%s on %j is %s", (pattern, text, expected) => {
    expect(compileWildcard(pattern.split("*"))(text)).toBe(expected);
  });
});
