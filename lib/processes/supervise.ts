import { type ChildProcess, spawn } from "node:child_process";
import { nowMillis } from "@/lib/platform/clock";

/** A child process to keep running: its name and the arguments for Node. */
export type Program = { name: string; args: string[]; env?: Record<string, string> };

/** The running children. `stop` ends them cleanly; `failed` settles when one cannot be kept alive. */
export type Supervised = { stop: () => Promise<void>; failed: Promise<string> };

const PATIENCE_MILLIS = 10_000;
const MAX_FAST_FAILURES = 3;
const FAST_MILLIS = 10_000;

/** Starts every program and starts again one that dies, until it dies three times in a row within ten seconds of its start. */
export function supervise(programs: Program[], environment: NodeJS.ProcessEnv): Supervised {
  const children = new Map<string, ChildProcess>();
  let stopping = false;
  let giveUp: (reason: string) => void = () => undefined;
  const failed = new Promise<string>((resolve) => {
    giveUp = resolve;
  });

  const start = (program: Program, fastFailures: number) => {
    const startedAt = nowMillis();
    const child = spawn(process.execPath, ["--import", "./lib/processes/leave-with-parent.mjs", ...program.args], {
      env: { ...environment, MIRANTE_PROCESS: program.name, ...program.env },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    children.set(program.name, child);
    child.once("exit", (code, signal) => {
      children.delete(program.name);
      if (stopping) return;
      const failures = nowMillis() - startedAt < FAST_MILLIS ? fastFailures + 1 : 1;
      const how = `${program.name} ended (${signal ?? `exit code ${code}`})`;
      if (failures >= MAX_FAST_FAILURES) return giveUp(`${how} and does not stay up.`);
      console.error(`mirante: ${how}; starting it again.`);
      setTimeout(() => !stopping && start(program, failures), 500 * failures);
    });
  };
  for (const program of programs) start(program, 0);

  return {
    failed,
    stop: async () => {
      stopping = true;
      await Promise.all([...children.values()].map(stopChild));
    },
  };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MILLIS);
  await gone;
  clearTimeout(impatience);
}
