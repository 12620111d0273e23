import type { Stretch } from "@/components/time-range/time-range";

const HISTORY = "/cloudtrail/event-history";

/** The page of one recorded call. */
export function eventPath(eventId: string): string {
  return `${HISTORY}/${eventId}`;
}

/** The writes of a stretch of time in the event history. */
export function writesPath({ start, end }: Stretch): string {
  const search = new URLSearchParams({
    filter: "readOnly=false",
    start: start.toISOString(),
    end: end.toISOString(),
  });
  return `${HISTORY}?${search}`;
}
