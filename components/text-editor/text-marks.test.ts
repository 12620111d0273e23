import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf, segmentsOf } from "./text-marks";

const mark = (offset: number, length: number) => ({ offset, length, message: "" });

test("a text is cut at its marks", () => {
  expect(segmentsOf("abcdef", [mark(4, 1), mark(1, 2)]).map(({ text, mark: under }) => [text, Boolean(under)])).toEqual(
    [
      ["a", false],
      ["bc", true],
      ["d", false],
      ["e", true],
      ["f", false],
    ],
  );
});

test("a mark past the end takes the last character", () => {
  expect(segmentsOf("abc", [mark(3, 1)]).at(-1)).toMatchObject({ text: "c", mark: mark(3, 1) });
});

test("nothing is lost and nothing is doubled", () => {
  const marks = fc.array(fc.tuple(fc.nat(30), fc.nat(10)).map(([offset, length]) => mark(offset, length)));
  fc.assert(
    fc.property(fc.string(), marks, (text, some) => {
      expect(
        segmentsOf(text, some)
          .map((segment) => segment.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

test("places are counted from one", () => {
  expect(placeOf("ab\ncd", 0)).toEqual({ line: 1, column: 1 });
  expect(placeOf("ab\ncd", 4)).toEqual({ line: 2, column: 2 });
});
