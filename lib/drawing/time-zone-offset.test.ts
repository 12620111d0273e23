import { expect, test } from "vitest";
import { timeZoneOffset } from "./time-zone-offset";

test.each([
  ["UTC", "2026-11-22T00:00:00Z", 0],
  ["America/Sao_Paulo", "2026-11-22T00:00:00Z", -180],
  ["Asia/Kolkata", "2026-11-22T00:00:00Z", 330],
  ["Europe/Berlin", "2026-07-01T00:00:00Z", 120],
  ["Europe/Berlin", "2026-12-01T00:00:00Z", 60],
  ["America/St_Johns", "2026-12-01T00:00:00Z", -210],
])("%s at %s", (zone, at, minutes) => {
  expect(timeZoneOffset(zone, new Date(at))).toBe(minutes);
});
