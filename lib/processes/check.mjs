// `npm run check`: format, lint, types, dependency laws and unit tests; needs no database.
import { spawnSync } from "node:child_process";
import { prepare } from "./prepare.mjs";

const CRUISED = ["app", "components", "lib"];

prepare({ build: false });
const steps = [
  ["format and lint", ["node_modules/@biomejs/biome/bin/biome", "check", "."]],
  ["route types", ["node_modules/next/dist/bin/next", "typegen"]],
  ["types", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]],
  [
    "dependency laws",
    ["node_modules/dependency-cruiser/bin/dependency-cruise.mjs", "--output-type", "err-long", ...CRUISED],
  ],
  ["unit tests", ["node_modules/vitest/vitest.mjs", "run", "--project", "unit"]],
];
for (const [name, args] of steps) {
  console.error(`== ${name}`);
  const done = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const printed = `${done.stdout}${done.stderr}`;
  process.stdout.write(printed);
  // A cruise that saw nothing would pass for the wrong reason.
  const blind = name === "dependency laws" && !/\((?!0 modules)\d+ modules/.test(printed);
  if (done.status !== 0 || blind) {
    console.error(`mirante: ${name} failed${blind ? ": no module was seen" : ""}.`);
    process.exit(1);
  }
}
