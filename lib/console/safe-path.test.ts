import fc from "fast-check";
import { expect, test } from "vitest";
import { safePath } from "./safe-path";

test.each([
  ["/iam/users?tab=tags", "/iam/users?tab=tags"],
  ["/cloudwatch/log-groups/%2Faws%2Flambda", "/cloudwatch/log-groups/%2Faws%2Flambda"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/..//evil.example", "/"],
  ["/.//evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["https://evil.example", "/"],
  ["javascript:alert(1)", "/"],
  [["/a", "/b"], "/"],
  [undefined, "/"],
])("%j leads to %s", (to, path) => {
  expect(safePath(to)).toBe(path);
});

test("whatever is given, the browser stays here", () => {
  const piece = fc.constantFrom("/", "\\", ".", "..", "//", "@", ":", "evil.example", "\t", "%2f", "?", "#", "a");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const path = safePath(`/${pieces.join("")}`);
      expect(new URL(path, "http://here.example").host).toBe("here.example");
    }),
  );
});
