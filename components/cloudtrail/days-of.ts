import type { FoundEvent } from "@/lib/services/trail/model/event";

/** The events of one day of a time zone. */
export type Day = { key: string; first: Date; events: FoundEvent[] };

/** Events by the days of a time zone, in the order in which they are given. */
export function daysOf(events: readonly FoundEvent[], timeZone: string): Day[] {
  const form = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const days: Day[] = [];
  for (const event of events) {
    const key = form.format(event.eventTime);
    const last = days.at(-1);
    if (last?.key === key) last.events.push(event);
    else days.push({ key, first: event.eventTime, events: [event] });
  }
  return days;
}
