import { expect, test } from "vitest";
import { pathSegment } from "./path-segment";

test.each(["/aws/lambda/x", "90%", "a%2Fb", "ünï ✓", "create", "created", "?x=1#y"])("%s comes back", (name) => {
  expect(decodeURIComponent(pathSegment(name))).toBe(name);
  expect(pathSegment(name)).not.toContain("/");
});

test("a resource cannot take the place of a page", () => {
  expect(pathSegment("create")).toBe("%63reate");
});
