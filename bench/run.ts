import { spawnSync } from "node:child_process";

/** `npm run bench [name ...]`: every benchmark in turn, each in a process of its own. */
const ALL = ["ingest", "metrics", "trail", "pages", "dashboard", "events", "logs-insights"];

const chosen = process.argv.slice(2);
for (const name of chosen.length > 0 ? chosen : ALL) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, ["--import", "tsx", `bench/${name}.ts`], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
