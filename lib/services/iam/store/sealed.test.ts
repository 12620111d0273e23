import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";

let sealed: typeof import("./sealed");
beforeAll(async () => {
  process.env.MIRANTE_DATA = mkdtempSync(join(tmpdir(), "mirante-sealed-"));
  sealed = await import("./sealed");
});

test("what is sealed opens again for its key, and never looks the same twice", () => {
  fc.assert(
    fc.property(fc.string(), (secret) => {
      const bytes = sealed.seal(secret, "AKIAONE");
      expect(sealed.unseal(bytes, "AKIAONE")).toBe(secret);
      expect(sealed.seal(secret, "AKIAONE")).not.toEqual(bytes);
    }),
    { numRuns: 20 },
  );
});

test("it does not open for another key, or when a bit was changed", () => {
  const bytes = sealed.seal("secret", "AKIAONE");
  expect(() => sealed.unseal(bytes, "AKIATWO")).toThrow();
  for (const [index, byte] of bytes.entries()) {
    const changed = new Uint8Array(bytes);
    changed[index] = byte ^ 1;
    expect(() => sealed.unseal(changed, "AKIAONE")).toThrow();
  }
  expect(() => sealed.unseal(bytes.slice(0, 20), "AKIAONE")).toThrow();
});
