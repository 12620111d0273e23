import { closeDatabase, pool } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import { callerInOpenMode, credentialOf } from "@/lib/services/authenticate";
import { actionsEndingIn, findOperation } from "@/lib/services/catalog";
import { dispatch } from "@/lib/services/invoke";
import { createGateway } from "@/lib/wire/gateway";
import { type Api, startApi } from "@/lib/wire/server";
import { withSubscriptionLinks } from "@/lib/wire/subscription-links";
import { startTelemetry, type Telemetry } from "@/lib/workers/telemetry/telemetry";

/** The process that speaks AWS's wire protocols. Ends with 0 on SIGTERM and SIGINT, with 1 and one line when it cannot start. */
async function main(): Promise<void> {
  const { host, apiPort, auth } = settings();
  const frontDesk = { dispatch, findOperation, actionsEndingIn, credentialOf, callerInOpenMode };
  const gateway = withSubscriptionLinks(createGateway(frontDesk, settings()), dispatch, settings().trustProxy);
  const api = await startApi({ host, port: apiPort, gateway, isReady: databaseAnswers });
  const telemetry = startTelemetry("api");
  log.info({ host, port: api.port, auth }, "api listens");
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => end(api, telemetry));
}

async function end(api: Api, telemetry: Telemetry): Promise<void> {
  await api.close();
  await telemetry.stop();
  await closeDatabase();
  process.exit(0);
}

async function databaseAnswers(): Promise<boolean> {
  await pool().query("SELECT 1");
  return true;
}

main().catch((error: NodeJS.ErrnoException) => {
  const reason =
    error.code === "EADDRINUSE" ? `another program listens on ${settings().host}:${settings().apiPort}` : error.message;
  process.stderr.write(`api: ${reason}\n`);
  process.exit(1);
});
