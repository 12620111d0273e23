import { expect, test } from "vitest";
import { groupKey, groupsShown, readsNamedGroupsOnly } from "./shared-logs";

test("the groups of log widgets, each once", () => {
  const log = (query: string) => ({ type: "log" as const, properties: { region: "us-east-1", query } });
  const widgets = [log("SOURCE '/a' | SOURCE '/b' | fields x"), log("SOURCE '/a' | stats count(*)"), log("fields x")];
  expect(groupsShown({ widgets }).map(groupKey)).toEqual(["us-east-1 /a", "us-east-1 /b"]);
});

test.each([
  ["fields a | filter b = 'source'", true],
  ["SOURCE '/secret' | fields a", false],
  ["# x\nsource logGroups(namePrefix: ['/secret']) | fields a", false],
  ["not a query", true],
])("%j reads the groups beside it alone: %s", (query, wanted) => {
  expect(readsNamedGroupsOnly(query)).toBe(wanted);
});
