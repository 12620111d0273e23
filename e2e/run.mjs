// `npm test`: everything a fresh clone needs, then unit, integration and browser tests.
import { spawnSync } from "node:child_process";
import { prepare } from "../lib/processes/prepare.mjs";

try {
  prepare({ build: true });
  const { register } = await import("tsx/esm/api");
  register();
  const { findBrowser } = await import("./browser.ts");
  const CHROMIUM_PATH = await findBrowser();
  const failed = [
    ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "--project", "integration", "--project", "product"],
    ["node_modules/@playwright/test/cli.js", "test", "-c", "e2e/playwright.config.ts"],
  ].filter(
    (args) =>
      spawnSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, CHROMIUM_PATH } }).status !== 0,
  );
  process.exit(failed.length === 0 ? 0 : 1);
} catch (error) {
  console.error(`mirante: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
