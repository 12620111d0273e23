// Runs before anything is installed, so it is plain JavaScript that needs Node alone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isInstalled } from "./installed.mjs";

const OLDEST_NODE = [20, 19];
const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/**
 * Makes a checkout ready to run: packages as the lock file says, the database client, and the console's build when `build` is
 * asked for. Each step is skipped when nothing that it depends on has changed.
 * @param {{ build: boolean, say?: (line: string) => void }} wish
 */
export function prepare({ build, say = console.error }) {
  refuseOldNode();
  stepWhenChanged("node_modules/.mirante-installed", digest(["package-lock.json"]), () => {
    if (isInstalled()) return;
    say("Installing packages ...");
    run("npm", ["ci", "--no-audit", "--no-fund"]);
  });
  stepWhenChanged("prisma/client/.mirante-generated", digest(["prisma", "package-lock.json"], ["client"]), () => {
    say("Generating the database client ...");
    run(process.execPath, ["node_modules/prisma/build/index.js", "generate"]);
  });
  if (!build) return;
  stepWhenChanged(".next/.mirante-built", digest(SOURCES, ["client"]), () => {
    say("Building the console (a minute or two, only when sources changed) ...");
    run(process.execPath, ["node_modules/next/dist/bin/next", "build"]);
  });
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [needMajor, needMinor] = OLDEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Error(`Mirante needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`);
}

function stepWhenChanged(marker, wanted, step) {
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  step();
  mkdirSync(join(marker, ".."), { recursive: true });
  writeFileSync(marker, wanted);
}

/** One digest over the names and contents of files and folders. */
function digest(paths, skipped = []) {
  const hash = createHash("sha256");
  const add = (path) => {
    if (!existsSync(path)) return;
    const entries = readdirOf(path);
    if (!entries) hash.update(path).update(readFileSync(path));
    else
      for (const name of entries.sort())
        if (!skipped.includes(name) && !/\.test\.tsx?$/.test(name)) add(join(path, name));
  };
  for (const path of paths) add(path);
  return hash.digest("hex");
}

function readdirOf(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** What a step prints is shown only when it fails. */
function run(command, args) {
  const env = {
    ...process.env,
    // The client needs no engine; pointing Prisma at any file keeps it from downloading one.
    PRISMA_SCHEMA_ENGINE_BINARY: join(process.cwd(), "package.json"),
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const done = spawnSync(command, args, { env, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (done.status === 0) return;
  const printed = `${done.stdout ?? ""}${done.stderr ?? ""}`.trim().split("\n").slice(-40).join("\n");
  throw new Error(`${[command, ...args].join(" ")} failed${done.error ? `: ${done.error.message}` : ""}\n${printed}`);
}
