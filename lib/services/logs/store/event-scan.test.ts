import fc from "fast-check";
import { expect, test } from "vitest";
import { after, comparePositions, END_OF_TIME, startOf } from "../model/event-position";
import { type EventScan, type EventSource, type FoundEvent, stepThrough } from "./event-scan";

/** A source over an array, as the hot rows and the sealed chunks are over their tables. */
function sourceOf(events: FoundEvent[]): EventSource {
  return async ({ position, backward }, budget) => {
    const inOrder = [...events].sort((a, b) => comparePositions(a, b) * (backward ? -1 : 1));
    const ahead = inOrder.filter((event) => {
      const side = comparePositions(event, position);
      return backward ? side < 0 : side >= 0;
    });
    const found = ahead.slice(0, budget.events);
    const last = found.at(-1);
    const next = last ? (backward ? { at: last.at, id: last.id } : after(last)) : position;
    return { found, next, looked: found.length, done: ahead.length < budget.events };
  };
}

test.each([false, true])("events of several sources come once each and in order (backward: %s)", async (backward) => {
  const place = fc.record({ at: fc.integer({ min: 0, max: 9 }), source: fc.integer({ min: 0, max: 2 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(place, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), async (places, step) => {
      const events = places.map(
        ({ at, source }, index) =>
          ({
            groupId: 1n,
            at,
            id: BigInt(index),
            source,
            stream: "s",
            ingestedAt: 0,
            message: `${index}`,
          }) satisfies FoundEvent & {
            source: number;
          },
      );
      const sources = [0, 1, 2].map((kind) => sourceOf(events.filter(({ source }) => source === kind)));
      const scan: EventScan = {
        groupId: 1n,
        streams: undefined,
        from: 0,
        to: END_OF_TIME,
        position: startOf(backward ? END_OF_TIME : 0),
        backward,
      };
      const seen: FoundEvent[] = [];
      for (let { position } = scan; ; ) {
        const { found, next, done } = await stepThrough(sources, { ...scan, position }, { events: step, bytes: 1e9 });
        seen.push(...found);
        position = next;
        if (done) break;
      }
      const expected = [...events].sort((a, b) => comparePositions(a, b) * (backward ? -1 : 1));
      expect(seen).toEqual(expected);
    }),
  );
});
