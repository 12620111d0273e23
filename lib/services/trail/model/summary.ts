import type { EventCount } from "./count";
import type { FoundEvent } from "./event";
import type { EventFilter } from "./search";

/** Seconds of one count over time, beginning at StartTime. */
export type SummarizeEventsInput = EventFilter & { PeriodSeconds: number };

/** The events of a stretch of time at a glance. */
export type SummarizeEventsOutput = {
  /** Over time, by kind: read, write, failed. */
  Density: EventCount[];
  /** The newest writes, and the newest calls that were refused. */
  Recent: FoundEvent[];
  Denied: FoundEvent[];
  /** The most by user and by name, and of those that failed by user and by error code. */
  Callers: EventCount[];
  Names: EventCount[];
  ErrorsByUser: EventCount[];
  ErrorCodes: EventCount[];
};
