import { expect, test } from "vitest";
import { csvText } from "./csv";

test.each([
  [["a", "b"], "a,b\r\n"],
  [['say "hi"', "1,5"], '"say ""hi""","1,5"\r\n'],
  [["two\nlines", ""], '"two\nlines",\r\n'],
  [["=cmd|'/c calc'!A1"], "'=cmd|'/c calc'!A1\r\n"],
])("%j", (row, text) => {
  expect(csvText([row])).toBe(text);
});
