import { expect, test } from "vitest";
import { zonedIso } from "./zoned-iso";

const at = Date.parse("2026-11-22T11:45:13.123Z");

test.each([
  ["UTC", "2026-11-22T11:45:13.123Z"],
  ["America/Sao_Paulo", "2026-11-22T08:45:13.123-03:00"],
  ["Asia/Kolkata", "2026-11-22T17:15:13.123+05:30"],
  ["Europe/Lisbon", "2026-11-22T11:45:13.123+00:00"],
])("%s: %s", (zone, text) => {
  expect(zonedIso(at, zone)).toBe(text);
});

test("knows the offset of each side of a change to summer time", () => {
  expect(zonedIso(Date.parse("2026-03-29T00:59:59.999Z"), "Europe/Berlin")).toBe("2026-03-29T01:59:59.999+01:00");
  expect(zonedIso(Date.parse("2026-03-29T01:00:00.000Z"), "Europe/Berlin")).toBe("2026-03-29T03:00:00.000+02:00");
});
