import { expect, test } from "vitest";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { daysOf } from "./days-of";

const at = (time: string) => ({ eventId: time, eventTime: new Date(time) }) as FoundEvent;
const events = ["2026-11-27T02:30:00Z", "2026-11-27T01:00:00Z", "2026-11-26T12:00:00Z"].map(at);

test.each([
  [
    "UTC",
    [
      ["2026-11-27", 2],
      ["2026-11-26", 1],
    ],
  ],
  ["America/Sao_Paulo", [["2026-11-26", 3]]],
])("a day begins where it does in %s", (zone, days) => {
  expect(daysOf(events, zone).map(({ key, events: found }) => [key, found.length])).toEqual(days);
});
