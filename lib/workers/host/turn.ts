import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Whether this process is the one of this machine whose turn it is, as the file at `path` says. Takes the turn when nobody has
 * it or its holder is gone, and gives it back at the process's end.
 */
export function holdTurn(path: string): boolean {
  const holder = holderOf(path);
  if (holder === process.pid) return true;
  if (holder !== undefined && isAlive(holder)) return false;
  rmSync(path, { force: true });
  mkdirSync(dirname(path), { recursive: true });
  try {
    // Fails when another process was faster.
    writeFileSync(path, String(process.pid), { flag: "wx" });
  } catch {
    return false;
  }
  process.once("exit", () => holderOf(path) === process.pid && rmSync(path, { force: true }));
  return true;
}

function holderOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
