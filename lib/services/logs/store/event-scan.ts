import { comparePositions, type EventPosition, startOf } from "../model/event-position";

/** An event as it is answered: times in milliseconds since the epoch. */
export type FoundEvent = EventPosition & { groupId: bigint; stream: string; ingestedAt: number; message: string };

/** What is read: a group's events of a time range (`to` exclusive), of all streams or some, from a position on. */
export type EventScan = {
  groupId: bigint;
  streams: { ids: bigint[] } | { prefix: string } | undefined;
  from: number;
  to: number;
  position: EventPosition;
  backward: boolean;
};

/** How much one step may look at (events) and carry (bytes of messages); it always takes one event at least. */
export type ScanBudget = { events: number; bytes: number };

/** One step: what was found, in reading order, where to go on, how many events were looked at, and whether that was all. */
export type ScanStep = { found: FoundEvent[]; next: EventPosition; looked: number; done: boolean };

/** A place where events are kept. It answers the same order and the same fields, whatever the form it keeps them in. */
export type EventSource = (scan: EventScan, budget: ScanBudget) => Promise<ScanStep>;

/**
 * One step over several sources, as if they were one: no further than the source that came least far, because beyond that
 * place it may hold events that nobody has seen yet.
 */
export async function stepThrough(sources: EventSource[], scan: EventScan, budget: ScanBudget): Promise<ScanStep> {
  const steps = await Promise.all(sources.map((source) => source(scan, budget)));
  const [only] = steps;
  if (only && steps.length === 1) return only;
  const sign = scan.backward ? -1 : 1;
  const inOrder = (a: EventPosition, b: EventPosition) => sign * comparePositions(a, b);
  const open = steps.filter(({ done }) => !done);
  const places = (open.length > 0 ? open : steps).map(({ next }) => next).sort(inOrder);
  const reached = (open.length > 0 ? places[0] : places.at(-1)) ?? scan.position;
  const isWithin = (event: FoundEvent) => open.length === 0 || isBefore(event, reached, scan.backward);
  return {
    found: steps.flatMap(({ found }) => found.filter(isWithin)).sort(inOrder),
    next: reached,
    looked: steps.reduce((sum, { looked }) => sum + looked, 0),
    done: open.length === 0,
  };
}

/** Whether a scan that goes on from `position` has the event behind it. */
function isBefore(event: FoundEvent, position: EventPosition, backward: boolean): boolean {
  const side = comparePositions(event, position);
  return backward ? side >= 0 : side < 0;
}

/** Where a scan stands that goes from `to` backwards. */
export function stepsBack(to: number): Pick<EventScan, "position" | "backward"> {
  return { position: startOf(to), backward: true };
}
