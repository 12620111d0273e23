import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admit, checkBatch, eventBytes } from "./put-batch";

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FOREVER = { retentionDays: undefined };

const at = (...offsets: number[]) => offsets.map((offset) => ({ timestamp: NOW + offset, message: "m" }));
const rejected = (offsets: number[], retentionDays?: number) => admit(at(...offsets), { retentionDays }, NOW).rejected;

describe("checkBatch", () => {
  test("answers UTF-8 bytes and 26 an event", () => {
    expect(checkBatch([{ timestamp: 1, message: "é😀" }, ...at(0)])).toBe(2 + 4 + 26 + 1 + 26);
  });

  test("equal times are in order", () => {
    expect(() => checkBatch(at(5, 5, 6))).not.toThrow();
  });

  test.each([
    ["out of order", at(1, 0), "Log events in a single PutLogEvents request must be in chronological order."],
    [
      "one event too large",
      [{ timestamp: NOW, message: "x".repeat(1_048_576 - 25) }],
      "Log event too large: 1048577 bytes exceeds limit of 1048576",
    ],
    [
      "too large together",
      Array.from({ length: 2 }, () => ({ timestamp: NOW, message: "x".repeat(524_263) })),
      "Upload too large: 1048578 bytes exceeds limit of 1048576",
    ],
  ])("InvalidParameterException: %s", (_, events, message) => {
    expect(() => checkBatch(events)).toThrow(expect.objectContaining({ code: "InvalidParameterException", message }));
  });

  test("the largest batch there may be", () => {
    expect(checkBatch([{ timestamp: NOW, message: "x".repeat(1_048_576 - 26) }])).toBe(1_048_576);
  });
});

describe("admit", () => {
  test.each([
    ["nothing", [-HOUR, 0, 2 * HOUR], undefined, undefined],
    ["too new, from the index on", [0, 2 * HOUR + 1, 3 * HOUR], undefined, { tooNewLogEventStartIndex: 1 }],
    ["too old, before the index", [-14 * DAY - 1, -14 * DAY, -14 * DAY + 1], undefined, { tooOldLogEventEndIndex: 1 }],
    ["expired, before the index", [-25 * HOUR, -24 * HOUR, 0], 1, { expiredLogEventEndIndex: 1 }],
    ["expired and too old", [-15 * DAY, -8 * DAY, 0], 7, { tooOldLogEventEndIndex: 1, expiredLogEventEndIndex: 2 }],
    ["all of it", [-15 * DAY, 3 * HOUR], undefined, { tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 1 }],
  ])("rejects %s", (_, offsets, retentionDays, expected) => {
    expect(rejected(offsets, retentionDays)).toEqual(expected);
  });

  test("InvalidParameterException: what is left spans more than a day", () => {
    expect(() => admit(at(-DAY - 1, 0), FOREVER, NOW)).toThrow(
      expect.objectContaining({
        code: "InvalidParameterException",
        message: "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.",
      }),
    );
  });

  test("a rejected end does not count for the span", () => {
    expect(admit(at(-20 * DAY, 0, 1), FOREVER, NOW).events).toHaveLength(2);
  });

  test("what is kept and what is rejected are the batch", () => {
    const offsets = fc.array(fc.integer({ min: -20 * DAY, max: DAY }), { minLength: 1 });
    fc.assert(
      fc.property(offsets, fc.constantFrom(undefined, 1, 7, 30), (chosen, retentionDays) => {
        const events = at(...chosen.sort((a, b) => a - b));
        const oldest = NOW - Math.min(14, retentionDays ?? 14) * DAY;
        const wanted = events.filter(({ timestamp }) => timestamp >= oldest && timestamp <= NOW + 2 * HOUR);
        const span = (wanted.at(-1)?.timestamp ?? 0) - (wanted[0]?.timestamp ?? 0);
        fc.pre(span <= DAY);
        expect(admit(events, { retentionDays }, NOW).events).toEqual(wanted);
      }),
    );
  });
});

test("an event's size", () => expect(eventBytes("abc")).toBe(29));
