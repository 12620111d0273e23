import { expect, test } from "vitest";
import { holds } from "./installed.mjs";

const locked = {
  "": { version: "1.0.0" },
  "node_modules/next": { version: "16.0.1" },
  "node_modules/fast-on-windows": { version: "2.0.0", optional: true },
};

test("everything that is not optional stands in its version", () => {
  expect(holds({ "node_modules/next": { version: "16.0.1" } }, locked)).toBe(true);
});

test.each([
  ["missing", {}],
  ["of another version", { "node_modules/next": { version: "16.0.0" } }],
])("a package that is %s is to be installed", (_what, installed) => {
  expect(holds(installed, locked)).toBe(false);
});
