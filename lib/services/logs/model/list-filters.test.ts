import { expect, test } from "vitest";
import { compileNamePattern } from "./name-pattern";
import { matchesTagFilters } from "./tags";

test.each([
  ["^/aws/lambda", "/aws/lambda/x", true],
  ["^/aws/lambda", "x/aws/lambda", false],
  ["lambda", "/aws/lambda/x", true],
  ["Lambda", "/aws/lambda/x", false],
  ["^/aws/lambda|discovery", "my-discovery", true],
  ["^/aws/lambda|^disc", "my-discovery", false],
  ["a.c", "abc", false],
])("name pattern %s on %s: %s", (pattern, name, expected) => {
  expect(compileNamePattern(pattern)(name)).toBe(expected);
});

test.each([
  ["the key is enough", [{ key: "env" }], true],
  ["no such key", [{ key: "team" }], false],
  ["a value", [{ key: "env", values: ["prod-eu"] }], true],
  ["case counts", [{ key: "env", values: ["Prod-EU"] }], false],
  ["any of several values", [{ key: "env", values: ["dev", "prod-eu"] }], true],
  ["prefix, whatever the case", [{ key: "env", values: ["PROD*"] }], true],
  ["suffix", [{ key: "env", values: ["*-eu"] }], true],
  ["substring", [{ key: "env", values: ["*od-*"] }], true],
  ["negated", [{ key: "env", values: ["!dev"] }], true],
  ["negated pattern", [{ key: "env", values: ["!prod*"] }], false],
  ["all filters", [{ key: "env" }, { key: "owner", values: ["ana"] }], true],
  ["all filters, one of which fails", [{ key: "env" }, { key: "owner", values: ["beto"] }], false],
  ["not a property of objects", [{ key: "constructor" }], false],
])("tag filter: %s", (_, filters, expected) => {
  expect(matchesTagFilters({ env: "prod-eu", owner: "ana" }, filters)).toBe(expected);
});
