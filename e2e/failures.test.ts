import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { failuresIn } from "./failures.mjs";

const report = join(mkdtempSync(join(tmpdir(), "mirante-failures-")), "report.json");

test("names each test that failed and each file that did not come so far", () => {
  const passed = { status: "passed", fullName: "sums up", failureMessages: [] };
  const failed = { status: "failed", fullName: "sums down", failureMessages: ["AssertionError: 1 is not 2\n  at x"] };
  const file = (name: string) => join(process.cwd(), name);
  const testResults = [
    { name: file("lib/sum.test.ts"), status: "failed", message: "", assertionResults: [passed, failed] },
    { name: file("lib/good.test.ts"), status: "passed", message: "", assertionResults: [passed] },
    { name: file("lib/bad.test.ts"), status: "failed", message: "Error: no database\n  at y", assertionResults: [] },
  ];
  writeFileSync(report, JSON.stringify({ testResults }));
  expect(failuresIn(report)).toEqual([
    "lib/sum.test.ts › sums down: AssertionError: 1 is not 2",
    "lib/bad.test.ts: Error: no database",
  ]);
});

test("a run that ended before it could report is told", () => {
  expect(failuresIn(`${report}.none`)).toEqual(["the tests ended without a report"]);
});
