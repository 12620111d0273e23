import { expect, test } from "vitest";
import { histogramQuery } from "./histogram-query";

const HOUR = 3_600_000;

test.each([
  ["fields a | sort a | limit 5", HOUR, "fields a\n| stats count(*) as events by bin(1m)"],
  ["filter a = 1 | stats count(*) by b", 24 * HOUR, "filter a = 1\n| stats count(*) as events by bin(1h)"],
  ["stats count(*)", 60_000, "stats count(*) as events by bin(1s)"],
  ["nonsense", HOUR, undefined],
])("of %j over %i ms", (source, length, wanted) => {
  expect(histogramQuery(source, length)).toBe(wanted);
});
