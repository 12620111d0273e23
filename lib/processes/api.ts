import { closeDatabase, pool } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import { type Api, startApi } from "@/lib/wire/server";

/** The process that speaks AWS's wire protocols. Ends with 0 on SIGTERM and SIGINT, with 1 and one line when it cannot start. */
async function main(): Promise<void> {
  const { host, apiPort, auth } = settings();
  const api = await startApi({ host, port: apiPort, isReady: databaseAnswers });
  log.info({ host, port: api.port, auth }, "api listens");
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => end(api));
}

async function end(api: Api): Promise<void> {
  await api.close();
  await closeDatabase();
  process.exit(0);
}

async function databaseAnswers(): Promise<boolean> {
  await pool().query("SELECT 1");
  return true;
}

main().catch((error: NodeJS.ErrnoException) => {
  const { host, apiPort } = error.code === "EADDRINUSE" ? settings() : {};
  process.stderr.write(
    `${error.code === "EADDRINUSE" ? `api: another program listens on ${host}:${apiPort}` : `api: ${error.message}`}\n`,
  );
  process.exit(1);
});
