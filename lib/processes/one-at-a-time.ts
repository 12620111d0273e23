import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Takes a data folder for this process alone: two Mirantes on one folder would stop each other's PostgreSQL.
 * A mark left by a process that is gone (kill -9) is taken over. Answers how to give the folder back.
 */
export function takeFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "mirante.pid");
  const holder = existsSync(path) ? Number(readFileSync(path, "utf8")) : 0;
  if (holder && holder !== process.pid && isMirante(holder)) {
    throw new Error(
      `Mirante already runs on ${folder} (process ${holder}). Stop it, or set MIRANTE_DATA to another folder.`,
    );
  }
  writeFileSync(path, String(process.pid));
  return () => rmSync(path, { force: true });
}

/** A process id may have gone to a stranger since; on Linux its command line tells. */
function isMirante(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("lib/processes/start.mjs");
  } catch {
    return process.platform !== "linux";
  }
}
