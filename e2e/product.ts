import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A whole Mirante under test, started as a user starts it, on ports and a data folder of its own. */
export type Product = {
  consoleUrl: string;
  apiUrl: string;
  /** The one-time link that makes the root user; absent in open mode. */
  setUpLink: string | undefined;
  folder: string;
  /** The product's own PostgreSQL, for a test that looks behind the wire. */
  databaseUrl: string;
  process: ChildProcess;
  stop: () => Promise<void>;
};

const START_MILLIS = 240_000;

/** Starts the product with `npm start`'s own command and waits for its welcome. Throws with what it printed when it ends early. */
export async function startProduct(environment: Record<string, string> = {}, kept?: string): Promise<Product> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), "mirante-product-"));
  const consolePort = environment.MIRANTE_CONSOLE_PORT ?? String(await freePort());
  const apiPort = environment.MIRANTE_API_PORT ?? String(await freePort());
  const consoleUrl = `http://localhost:${consolePort}`;
  const child = spawn(process.execPath, ["lib/processes/start.mjs"], {
    env: {
      ...process.env,
      DATABASE_URL: "",
      MIRANTE_DATA: folder,
      MIRANTE_CONSOLE_PORT: consolePort,
      MIRANTE_API_PORT: apiPort,
      MIRANTE_URL: consoleUrl,
      MIRANTE_LOG_LEVEL: "info",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = await untilWelcome(child);
  return {
    consoleUrl,
    apiUrl: `http://127.0.0.1:${apiPort}`,
    setUpLink: /Set up +(\S+)/.exec(printed)?.[1],
    folder,
    databaseUrl: environment.DATABASE_URL ?? ownDatabaseUrl(folder),
    process: child,
    stop: async () => {
      await ended(child);
      if (!kept) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The fourth line of postmaster.pid is the port. */
function ownDatabaseUrl(folder: string): string {
  const password = readFileSync(join(folder, "postgres-password"), "utf8");
  const port = readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[3];
  return `postgresql://mirante:${password}@127.0.0.1:${port}/mirante`;
}

function untilWelcome(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const give = (outcome: () => void) => {
      clearTimeout(timer);
      outcome();
    };
    const hear = (chunk: Buffer) => {
      printed += chunk;
      if (printed.includes("Ctrl-C stops it")) give(() => resolve(printed));
    };
    const timer = setTimeout(() => reject(new Error(`The product did not start in time:\n${printed}`)), START_MILLIS);
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => give(() => reject(new Error(`The product ended with ${code}:\n${printed}`))));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  await gone;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
