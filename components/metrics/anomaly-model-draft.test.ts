import { expect, test } from "vitest";
import { configurationOf, draftOf, newExcluded, rangeMistake } from "./anomaly-model-draft";

test("settings come back as they were, and are UTC with nothing left out where there are none", () => {
  const draft = {
    excluded: [{ from: "2026-11-20T00:00:00.000Z", to: "2026-11-21T00:00:00.000Z" }],
    timeZone: "America/Sao_Paulo",
  };
  expect(draftOf(configurationOf(draft))).toEqual(draft);
  expect(draftOf(undefined)).toEqual({ excluded: [], timeZone: "UTC" });
});

test("a time that is left out begins as the last hour, and must end after it begins", () => {
  const range = newExcluded(new Date("2026-11-20T12:00:30Z"));
  expect(range).toEqual({ from: "2026-11-20T11:00:00.000Z", to: "2026-11-20T12:00:00.000Z" });
  expect(rangeMistake(range)).toBe(false);
  expect(rangeMistake({ from: range.to, to: range.from })).toBe(true);
});
