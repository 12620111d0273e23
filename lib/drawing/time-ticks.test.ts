import { expect, test } from "vitest";
import { timeTicks } from "./time-ticks";

const at = (text: string) => Date.parse(text);
const iso = (ticks: { time: number }[]) => ticks.map(({ time }) => new Date(time).toISOString().slice(5, 16));

test("three hours get half hours", () => {
  const ticks = timeTicks(at("2026-11-22T08:50:00Z"), at("2026-11-22T11:50:00Z"), 8, "UTC");
  expect(iso(ticks)).toEqual([
    "11-22T09:00",
    "11-22T09:30",
    "11-22T10:00",
    "11-22T10:30",
    "11-22T11:00",
    "11-22T11:30",
  ]);
});

test("days begin at the zone's midnight", () => {
  const ticks = timeTicks(at("2026-11-20T12:00:00Z"), at("2026-11-22T12:00:00Z"), 4, "America/Sao_Paulo");
  expect(iso(ticks)).toEqual(["11-20T15:00", "11-21T03:00", "11-21T15:00", "11-22T03:00"]);
  expect(ticks.map(({ midnight }) => midnight)).toEqual([false, true, false, true]);
});

test("noon stays noon when clocks change", () => {
  const ticks = timeTicks(at("2026-10-24T00:00:00Z"), at("2026-10-27T00:00:00Z"), 6, "Europe/Berlin");
  expect(iso(ticks)).toEqual([
    "10-24T10:00",
    "10-24T22:00",
    "10-25T11:00",
    "10-25T23:00",
    "10-26T11:00",
    "10-26T23:00",
  ]);
});
