import { readdirSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const files = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".spec.ts"));

// Each test file starts a product of its own (product.ts), so files may run beside each other; two cores allow one at a time. Each is
// a project too, because projects share no process, and a process belongs to one product (access.ts).
export default defineConfig({
  testDir: ".",
  projects: files.map((name) => ({ name: name.replace(".spec.ts", ""), testMatch: name })),
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Two hundred tests of a whole system meet what no one of them is about. One that passes the second time, from a fresh product, is
  // told as flaky at the end of the run, which is a defect to be found; it does not throw away the rest.
  retries: 1,
  reporter: [["list"]],
  outputDir: "../test-results",
  use: {
    viewport: { width: 1400, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
      ],
    },
  },
});
