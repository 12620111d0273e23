import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

type Given = { args?: readonly string[]; env?: Readonly<Record<string, string>> };

/** Starts a program that works until it is killed; it has begun when it says so. */
export async function startWorker(program: string, { args = [], env = {} }: Given = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", program, ...args], {
    env: { ...process.env, MIRANTE_QUIET: "true", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

/** Kills it as kill -9 does, and waits until it is gone. */
export async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
