import type { LogEvent } from "./event-fields";
import { parseLogsInsights } from "./parser";
import { QueryRun, type RunOptions } from "./run";

export const DAY = Date.UTC(2026, 10, 28);

export const OPTIONS: RunOptions = {
  times: { now: DAY + 3_600_000, start: DAY, end: DAY + 3_600_000 },
  limit: 10_000,
  memory: 64_000_000,
};

/** An event of this time, stream and message. */
export function eventOf(at: number, stream: string, message: string): LogEvent {
  const pointer = () => `${at}/${stream}`;
  return { message, timestamp: at, ingestionTime: at + 5, stream, log: "111122223333:/app/web", pointer };
}

/** Rows without @ptr, over events that are given oldest first. */
export function answer(source: string, events: readonly LogEvent[], options = OPTIONS) {
  const run = new QueryRun(parseLogsInsights(source), options);
  for (const event of [...events].reverse()) run.add(event);
  return run.results().map((row) => row.filter(({ field }) => field !== "@ptr"));
}
