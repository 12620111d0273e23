import { expect, test } from "vitest";
import { timeZoneOffset } from "@/lib/drawing/time-zone-offset";
import { graphZone } from "./graph-zone";

const MOMENTS = ["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z"];

test.each([
  ["+0000", 0],
  ["-0300", -180],
  ["+0530", 330],
  ["+0545", 345],
  ["-0930", -570],
  ["+1400", 840],
  ["-1200", -720],
])("a graph's clock of %s is %d minutes ahead of UTC, in summer and in winter", (timezone, minutes) => {
  for (const at of MOMENTS) expect(timeZoneOffset(graphZone(timezone) ?? "", new Date(at))).toBe(minutes);
});

test.each(["+1500", "-1300", "+0517", "+9999", "constructor"])("no clock stands at %s", (timezone) => {
  expect(graphZone(timezone)).toBeUndefined();
});
