import fc from "fast-check";
import { expect, test } from "vitest";
import { leavesOf, requestDifference } from "./request-difference";

test("a member that is new, gone or other is told with its place", () => {
  const before = { threshold: 80, period: 60, dimensions: [{ name: "host", value: "a" }], unit: "Percent" };
  const after = { threshold: 90, period: 60, dimensions: [{ name: "host", value: "b" }], actionsEnabled: true };
  expect(requestDifference(before, after, false)).toEqual({
    differences: [
      { path: "threshold", kind: "changed", before: "80", after: "90" },
      { path: "dimensions[0].value", kind: "changed", before: '"a"', after: '"b"' },
      { path: "actionsEnabled", kind: "added", after: "true" },
      { path: "unit", kind: "removed", before: '"Percent"' },
    ],
    same: 2,
    more: false,
  });
});

test("what a partial request leaves out is not gone", () => {
  expect(requestDifference({ a: 1, b: 2 }, { a: 3 }, true).differences).toEqual([
    { path: "a", kind: "changed", before: "1", after: "3" },
  ]);
});

test.each([
  ["a body", '{"widgets":[{"type":"metric"}]}', '{"widgets":[{"type":"text"}]}', "document.widgets[0].type"],
  [
    "an encoded policy",
    encodeURIComponent('{"Statement":{"Effect":"Deny"}}'),
    '{"Statement":{"Effect":"Allow"}}',
    "document.Statement.Effect",
  ],
])("%s that travels as text is compared member by member", (_, before, after, path) => {
  const { differences } = requestDifference({ document: before }, { document: after }, false);
  expect(differences.map((difference) => difference.path)).toEqual([path]);
});

test("an empty list is told from an absent one", () => {
  expect(requestDifference({}, { tags: [] }, false).differences).toEqual([
    { path: "tags", kind: "added", after: "[]" },
  ]);
});

test("a request does not differ from itself, and every difference of two has an opposite", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(requestDifference(one, one, false).differences).toEqual([]);
      const there = requestDifference(one, other, false);
      const back = requestDifference(other, one, false);
      expect(there.differences.length).toBe(back.differences.length);
      expect(there.same).toBe(back.same);
      expect(there.same + there.differences.filter(({ kind }) => kind !== "removed").length).toBe(leavesOf(other).size);
    }),
  );
});
