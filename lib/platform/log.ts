import pino, { type Logger } from "pino";

/** Members that never reach a log, at whatever depth the common carriers put them. */
const SECRET_PATHS = ["password", "secretAccessKey", "sessionToken", "authorization", "cookie"].flatMap((name) => [
  name,
  `*.${name}`,
]);

type LineListener = (line: string) => void;

// One set a process: Next gives its instrumentation and its pages copies of a module, but they share globalThis.
const kept = globalThis as typeof globalThis & { miranteLogListeners?: Set<LineListener> };

/** This process's own log: JSON lines on standard output, and to whoever listens (the shipper that feeds our own log groups). */
export const log: Logger = pino(
  {
    level: process.env.MIRANTE_LOG_LEVEL ?? "info",
    base: { process: process.env.MIRANTE_PROCESS ?? "mirante" },
    redact: SECRET_PATHS,
  },
  {
    write(line: string) {
      if (!process.env.MIRANTE_QUIET || isTrouble(line)) process.stdout.write(line);
      for (const listener of kept.miranteLogListeners ?? []) listener(line);
    },
  },
);

/** At a terminal (MIRANTE_QUIET) a person is spared all but warnings (40) and errors (50, 60). */
function isTrouble(line: string): boolean {
  return /^\{"level":[456]/.test(line);
}

/** Hears every line of this process; answers how to stop. */
export function onLogLine(listener: LineListener): () => void {
  kept.miranteLogListeners ??= new Set();
  kept.miranteLogListeners.add(listener);
  return () => void kept.miranteLogListeners?.delete(listener);
}
