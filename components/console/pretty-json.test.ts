import fc from "fast-check";
import { expect, test } from "vitest";
import { prettyJson } from "./pretty-json";

test("is what JSON.stringify makes of any value", () => {
  fc.assert(
    fc.property(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), (value) => {
      expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

test("keeps the digits of numbers", () => {
  expect(prettyJson('{"id":12345678901234567890,"cost":1.10}')).toBe(
    '{\n  "id": 12345678901234567890,\n  "cost": 1.10\n}',
  );
});

test.each(["", "ERROR {}", '"text"', "12", "{", '{"a":1} tail'])(
  "leaves alone what is no object or array: %s",
  (text) => {
    expect(prettyJson(text)).toBeUndefined();
  },
);

test("stays small for a text of nothing but brackets", () => {
  const deep = "[".repeat(5_000) + "]".repeat(5_000);
  expect(prettyJson(deep)?.length).toBeLessThan(10_000 * 130);
});
