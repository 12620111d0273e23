import { createServer } from "node:net";
import pg from "pg";
import { serviceCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { type Settings, settings } from "@/lib/platform/settings";
import { dispatch } from "@/lib/services/invoke";
import { maintainAll } from "@/lib/workers/partitions";
import { migrate } from "./migrate";
import { takeFolder } from "./one-at-a-time";
import { startOwnPostgres } from "./own-postgres";
import { programs } from "./programs";
import { supervise } from "./supervise";
import { welcome } from "./welcome";

/**
 * Runs the whole product until it is told to stop: PostgreSQL (unless DATABASE_URL names one), migrations, console, api, worker.
 * Throws an error of one clear line when something stands in the way.
 */
export async function main({ develop }: { develop: boolean }): Promise<void> {
  const chosen = settings();
  const giveFolderBack = takeFolder(chosen.dataFolder);
  await refuseTakenPorts(chosen);
  const own = chosen.databaseUrl ? undefined : await startOwnPostgres(chosen.dataFolder);
  const url = chosen.databaseUrl ?? own?.url ?? "";
  let stop = async () => own?.stop();
  const stopped = whenTold();
  try {
    await refuseUnreachable(url);
    chosen.databaseUrl = url;
    await migrate(url);
    await maintainAll();
    if (chosen.demo) {
      const { seedDemo } = await import("@/lib/demo/seed/seed");
      await seedDemo();
    }
    const setUpLink = await ensureAccount(chosen);
    const quiet = process.stdout.isTTY ? { MIRANTE_QUIET: "true" } : {};
    const running = supervise(programs(develop, chosen.demo), { ...process.env, ...quiet, DATABASE_URL: url });
    stop = async () => {
      await running.stop();
      await own?.stop();
    };
    const outcome = await Promise.race([answering(chosen), running.failed, stopped]);
    if (outcome === "ready") console.log(welcome(chosen, setUpLink));
    const end = outcome === "ready" ? await Promise.race([running.failed, stopped]) : outcome;
    if (end !== "told") throw new Error(end);
  } finally {
    await closeDatabase();
    await stop();
    giveFolderBack();
  }
  process.exit(0);
}

/** The account exists from the first start on; while it has no root user there is a link to make one. */
async function ensureAccount({ accountId, region, auth, demo, consoleUrl }: Settings): Promise<string | undefined> {
  const caller = serviceCaller("signin.amazonaws.com", accountId, region);
  await dispatch(caller, "iam:EnsureAccount", {});
  if (auth === "open" || demo) return undefined;
  const { RootExists } = (await dispatch(caller, "iam:DescribeSetUp", {})) as { RootExists: boolean };
  if (RootExists) return undefined;
  const { Token } = (await dispatch(caller, "iam:IssueSetUpToken", {})) as { Token: string };
  return `${consoleUrl}/set-up?token=${Token}`;
}

function whenTold(): Promise<"told"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve("told"));
  });
}

async function refuseTakenPorts({ host, consolePort, apiPort }: Settings): Promise<void> {
  for (const [name, port] of [
    ["MIRANTE_CONSOLE_PORT", consolePort],
    ["MIRANTE_API_PORT", apiPort],
  ] as const) {
    const code = await new Promise<string | undefined>((resolve) => {
      const probe = createServer();
      probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      probe.listen(port, host, () => probe.close(() => resolve(undefined)));
    });
    if (code === "EADDRINUSE")
      throw new Error(`Port ${port} is in use. Stop what listens there, or set ${name} to a free one.`);
    if (code) throw new Error(`Cannot listen on ${host} port ${port} (${code}). See MIRANTE_HOST and ${name}.`);
  }
}

async function refuseUnreachable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query("SELECT 1");
  } catch (error) {
    const { host, pathname } = new URL(url);
    const why = error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : error;
    throw new Error(`The database at ${host}${pathname} cannot be reached: ${why}. See DATABASE_URL.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Settles when console and api answer their readiness probes. */
async function answering({ host, consolePort, apiPort }: Settings): Promise<"ready"> {
  const self = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  for (const address of [`http://${self}:${apiPort}/readyz`, `http://${self}:${consolePort}/api/readyz`]) {
    while (
      !(await fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  return "ready";
}
