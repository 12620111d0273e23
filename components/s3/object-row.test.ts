import { expect, test } from "vitest";
import { foldersOf, nameUnder } from "./object-row";

test.each([
  ["", []],
  ["a/", [["a", "a/"]]],
  [
    "a/b/",
    [
      ["a", "a/"],
      ["b", "a/b/"],
    ],
  ],
  ["a/b", [["a", "a/"]]],
])("the folders on the way to %s", (prefix, folders) => {
  expect(foldersOf(prefix).map(({ name, prefix: path }) => [name, path])).toEqual(folders);
});

test.each([
  ["a/", "a/b.json", "b.json"],
  ["", "b.json", "b.json"],
  ["x/", "a/b", "a/b"],
])("under %j %j is %j", (prefix, key, name) => {
  expect(nameUnder(prefix, key)).toBe(name);
});
