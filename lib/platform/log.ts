import pino, { type Logger } from "pino";
import { settings } from "./settings";

/** Members that never reach a log, at whatever depth the common carriers put them. */
const SECRET_PATHS = ["password", "secretAccessKey", "sessionToken", "authorization", "cookie"].flatMap((name) => [
  name,
  `*.${name}`,
]);

type LineListener = (line: string) => void;
const listeners = new Set<LineListener>();

/** This process's own log: JSON lines on standard output, and to whoever listens (the shipper that feeds our own log groups). */
export const log: Logger = pino(
  {
    level: process.env.MIRANTE_LOG_LEVEL ?? "info",
    base: { process: process.env.MIRANTE_PROCESS ?? "mirante" },
    redact: SECRET_PATHS,
  },
  {
    write(line: string) {
      if (settings().logLevel === "debug" || !process.env.MIRANTE_QUIET) process.stdout.write(line);
      for (const listener of listeners) listener(line);
    },
  },
);

/** Hears every line of this process; answers how to stop. */
export function onLogLine(listener: LineListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
