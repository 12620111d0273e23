// `npm test`: everything a fresh clone needs, then unit, integration and browser tests.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare } from "../lib/processes/prepare.mjs";
import { failuresIn } from "./failures.mjs";

const PROJECTS = ["unit", "integration", "product"].flatMap((name) => ["--project", name]);

const folder = mkdtempSync(join(tmpdir(), "mirante-tests-"));
try {
  prepare({ build: true });
  const { register } = await import("tsx/esm/api");
  register();
  const { findBrowser } = await import("./browser.ts");
  const env = { ...process.env, CHROMIUM_PATH: await findBrowser() };
  const passes = (...args) => spawnSync(process.execPath, args, { stdio: "inherit", env }).status === 0;

  const report = join(folder, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const outsideTheBrowser = passes("node_modules/vitest/vitest.mjs", "run", ...PROJECTS, ...reporters);
  const inTheBrowser = passes("node_modules/@playwright/test/cli.js", "test", "-c", "e2e/playwright.config.ts");
  // The browser's tests print for minutes, and their failures last: the others' would be far above them.
  if (!outsideTheBrowser) console.error(["\nFailed outside the browser:", ...failuresIn(report)].join("\n"));
  process.exitCode = outsideTheBrowser && inTheBrowser ? 0 : 1;
} catch (error) {
  console.error(`mirante: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
