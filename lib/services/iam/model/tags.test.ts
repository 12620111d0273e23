import { expect, test } from "vitest";
import { tagList, withoutTags, withTags } from "./tags";

test("a tag takes the place of one whose key differs in case", () => {
  expect(withTags({ Team: "a", zone: "b" }, [{ Key: "team", Value: "c" }], "TagsPerUser")).toEqual({
    zone: "b",
    team: "c",
  });
  expect(withoutTags({ Team: "a", zone: "b" }, ["TEAM"])).toEqual({ zone: "b" });
});

test("keys are data: none of them reaches an object's prototype", () => {
  const tags = withTags({}, [{ Key: "__proto__", Value: "x" }], "TagsPerUser");
  expect(Object.hasOwn(tags, "__proto__")).toBe(true);
  expect(Object.getPrototypeOf(tags)).toBe(Object.prototype);
  expect(tagList(tags)).toEqual([{ Key: "__proto__", Value: "x" }]);
});
