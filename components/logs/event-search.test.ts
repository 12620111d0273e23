import { expect, test } from "vitest";
import { boundsOf, eventSearchMembers, parseEventSearch } from "./event-search";

const now = new Date("2026-11-22T12:00:00Z");

test("an address without a range is about everything", () => {
  const search = parseEventSearch({ filterPattern: "ERROR" });
  expect(search).toEqual({ filterPattern: "ERROR", range: undefined });
  expect(boundsOf(search.range, now)).toEqual({ from: undefined, to: undefined });
});

test("a relative range has no end", () => {
  const { range } = parseEventSearch({ start: "-PT30M" });
  expect(boundsOf(range, now)).toEqual({ from: now.getTime() - 30 * 60_000, to: undefined });
});

test("an absolute range has both", () => {
  const search = parseEventSearch({ start: "2026-11-22T10:00:00.000Z", end: "2026-11-22T11:00:00.000Z" });
  expect(boundsOf(search.range, now)).toEqual({ from: now.getTime() - 7_200_000, to: now.getTime() - 3_600_000 });
});

test("what is not asked for leaves the address", () => {
  expect(eventSearchMembers({ filterPattern: "", range: undefined })).toEqual({
    filterPattern: undefined,
    start: undefined,
    end: undefined,
  });
});
