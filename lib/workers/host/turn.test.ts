import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { holdTurn } from "./turn";

const folder = mkdtempSync(join(tmpdir(), "mirante-turn-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a turn that nobody has is taken, and kept", () => {
  const path = join(folder, "new", "turn.pid");
  expect(holdTurn(path)).toBe(true);
  expect(readFileSync(path, "utf8")).toBe(String(process.pid));
  expect(holdTurn(path)).toBe(true);
});

test("a living holder keeps it, one that is gone loses it", () => {
  const path = join(folder, "turn.pid");
  writeFileSync(path, String(process.ppid));
  expect(holdTurn(path)).toBe(false);
  // Above the largest id that Linux gives out.
  writeFileSync(path, "4194999");
  expect(holdTurn(path)).toBe(true);
});
