import { eventBytes } from "../model/put-batch";
import type { EventScan, FoundEvent } from "../store/event-scan";
import { readEvents } from "../store/events";

/** The events of a page in reading order, the place to go on from, and whether the scan came to its end. */
export type EventPage = { events: FoundEvent[]; next: EventScan["position"]; done: boolean };

/** A page's size in bytes, as AWS bounds it. */
const PAGE_BYTES = 1_048_576;
/** One step of a scan; the first takes one event more than the page can hold, which tells whether there are more. */
const STEP = { events: 5_000, bytes: 4 * PAGE_BYTES };
/** Where a page ends though it is not full: a rare match must answer, with a token, rather than hang. */
const MAX_LOOKED = 100_000;
const MAX_MILLIS = 3_000;

/** Gathers matching events until the page is full, the scan is done, or enough was looked at. */
export async function collectEvents(
  scan: EventScan,
  limit: number,
  matches: (event: FoundEvent) => boolean = () => true,
): Promise<EventPage> {
  const deadline = performance.now() + MAX_MILLIS;
  const events: FoundEvent[] = [];
  let { position } = scan;
  let bytes = 0;
  let looked = 0;
  for (;;) {
    const count = looked === 0 ? Math.min(STEP.events, limit + 1) : STEP.events;
    const step = await readEvents({ ...scan, position }, { ...STEP, events: count });
    for (const event of step.found) {
      if (!matches(event)) continue;
      const size = eventBytes(event.message);
      if (events.length === limit || (events.length > 0 && bytes + size > PAGE_BYTES)) {
        return { events, next: placeOf(event, scan), done: false };
      }
      events.push(event);
      bytes += size;
    }
    position = step.next;
    looked += step.looked;
    if (step.done) return { events, next: position, done: true };
    if (looked >= MAX_LOOKED || performance.now() > deadline) return { events, next: position, done: false };
  }
}

/** The place from which a scan has this event first. */
function placeOf({ at, id }: FoundEvent, { backward }: EventScan): EventScan["position"] {
  return backward ? { at, id: id + 1n } : { at, id };
}
