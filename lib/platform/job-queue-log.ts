import { Logger } from "graphile-worker";
import { log } from "./log";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** The job queue's words in our own log. It tells every job as "info", which is more than anyone wants to read. */
export const jobQueueLog = new Logger(() => (level, message, meta) => log[LEVELS[level]]({ ...meta }, message));
