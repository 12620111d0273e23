import { existsSync, readFileSync } from "node:fs";

/** Whether npm itself says that everything of the lock file is installed: somebody ran `npm ci` before us. */
export function isInstalled() {
  const record = "node_modules/.package-lock.json";
  return existsSync(record) && holds(packagesOf(record), packagesOf("package-lock.json"));
}

/**
 * Whether `installed` has every package that `locked` wants, in its version. Packages of other platforms are optional.
 * @param {Record<string, { version?: string }>} installed
 * @param {Record<string, { version?: string, optional?: boolean }>} locked
 */
export function holds(installed, locked) {
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages;
}
