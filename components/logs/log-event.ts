/** A log event as the console shows it; times in milliseconds since the epoch. */
export type LogEvent = {
  /** Unique among the events on screen. */
  id: string;
  at: number;
  ingestedAt: number;
  stream: string;
  message: string;
};

/** So many events stay on screen at most; a browser that holds more becomes slow. */
export const MAX_ON_SCREEN = 10_000;

/** `older` before `events`; both ascend. Events that are already there are left out. */
export function prependEvents(events: LogEvent[], older: LogEvent[]): LogEvent[] {
  return [...unknownOf(older, events), ...events];
}

/** `newer` behind `events`; the oldest go when there are too many. */
export function appendEvents(events: LogEvent[], newer: LogEvent[]): LogEvent[] {
  const added = unknownOf(newer, events);
  return added.length === 0 ? events : [...events, ...added].slice(-MAX_ON_SCREEN);
}

function unknownOf(found: LogEvent[], known: LogEvent[]): LogEvent[] {
  const ids = new Set(known.map(({ id }) => id));
  return found.filter(({ id }) => !ids.has(id));
}
