/**
 * The place before the event of that time and id, which need not exist. Events are ordered by time, then by id, which grows
 * with the time of arrival. Reading forward from a position begins with that event, reading backward ends before it.
 */
export type EventPosition = { at: number; id: bigint };

/** Later than any event: 9999-12-31, in milliseconds since the epoch. */
export const END_OF_TIME = 253_402_300_799_999;

export function comparePositions(a: EventPosition, b: EventPosition): number {
  if (a.at !== b.at) return a.at - b.at;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The place right after an event. */
export function after({ at, id }: EventPosition): EventPosition {
  return { at, id: id + 1n };
}

/** The place before the first event of a moment. */
export function startOf(at: number): EventPosition {
  return { at, id: 0n };
}

/** Where AWS's ids keep the time: their leading digits are the milliseconds, the lower 144 bits the rest. */
const TIME_BITS = 144n;
const ID_BITS = 80n;

/** An event's id as AWS writes it: 56 decimal digits (until the year 2112) that sort as the events do. */
export function eventIdOf({ at, id }: EventPosition): string {
  return ((BigInt(at) << TIME_BITS) | (id << ID_BITS)).toString().padStart(56, "0");
}
