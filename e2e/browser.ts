import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The path of a Chromium for the browser tests: CHROMIUM_PATH, the system's, Playwright's own; else one is installed, by
 * Playwright's download or, as root on Debian, by apt-get. Throws when none can be had.
 */
export async function findBrowser(): Promise<string> {
  const found = await existingBrowser();
  if (found) return found;
  console.error("Installing a browser for the tests ...");
  const attempts: [string, string[]][] = [
    [process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]],
    ["apt-get", ["update"]],
    ["apt-get", ["install", "-y", "--no-install-recommends", "chromium"]],
  ];
  for (const [command, args] of attempts) {
    if (command === "apt-get" && process.getuid?.() !== 0) continue;
    spawnSync(command, args, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    const installed = await existingBrowser();
    if (installed) return installed;
  }
  throw new Error("No Chromium was found or could be installed. Install one and set CHROMIUM_PATH to it.");
}

async function existingBrowser(): Promise<string | undefined> {
  const { CHROMIUM_PATH: given } = process.env;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH: there is no ${given}.`);
  }
  const system = SYSTEM.find((path) => existsSync(path));
  if (system) return system;
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}
