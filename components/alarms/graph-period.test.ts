import { expect, test } from "vitest";
import { graphPeriod } from "./graph-period";

const HOUR = 3600;
const DAY = 24 * HOUR;

test.each([
  ["the alarm's own", 60, 3 * HOUR, 3 * HOUR, 60],
  ["of seconds while it is kept", 10, HOUR, HOUR, 10],
  ["of seconds, but too long ago", 10, HOUR, DAY, 60],
  ["of seconds, but too many points", 10, 3 * HOUR, 3 * HOUR + 60, 60],
  ["too many points", 60, 7 * DAY, 7 * DAY, 420],
  ["older than 15 days", 60, HOUR, 20 * DAY, 300],
  ["older than 63 days", 300, DAY, 100 * DAY, 3600],
  ["long of itself", DAY, 30 * DAY, 30 * DAY, DAY],
])("%s", (_, period, length, age, expected) => {
  expect(graphPeriod(period, length, age)).toBe(expected);
});
