import fc from "fast-check";
import { expect, test } from "vitest";
import { requestTags, tagKeys } from "./tag-conditions";

test("tags of a request, as a list or a map", () => {
  const expected = { "aws:RequestTag/team": "ops", "aws:RequestTag/zone": "", "aws:TagKeys": ["team", "zone"] };
  const list = [
    { Key: "team", Value: "ops" },
    { Key: "zone", Value: "" },
  ];
  expect(requestTags(list)).toEqual(expected);
  expect(requestTags({ team: "ops", zone: "" })).toEqual(expected);
});

test("no tags, no keys", () => {
  for (const none of [undefined, null, [], {}, "team", 7]) expect(requestTags(none)).toEqual({});
  expect(tagKeys(undefined)).toEqual({});
  expect(tagKeys(["a", 7, "b"])).toEqual({ "aws:TagKeys": ["a", "b"] });
});

test("whatever comes, the keys are tag keys and nothing else", () => {
  fc.assert(
    fc.property(fc.anything(), (input) => {
      for (const key of Object.keys(requestTags(input))) expect(key).toMatch(/^aws:(RequestTag\/|TagKeys$)/);
    }),
  );
});
