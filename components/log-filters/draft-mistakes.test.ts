import { expect, test } from "vitest";
import { type DraftField, mistakeOf } from "./draft-mistakes";
import { draftOf, EMPTY_DRAFT, type MetricFilterDraft, putInputOf } from "./metric-filter-draft";

const right: MetricFilterDraft = { ...EMPTY_DRAFT, name: "errors", namespace: "App", metricName: "Errors" };

test("a draft that the API would take has no mistake", () => {
  expect(mistakeOf(right)).toBeUndefined();
  expect(mistakeOf({ ...right, pattern: "[ip, bytes]", value: "$bytes", defaultValue: "0" })).toBeUndefined();
});

test.each<[DraftField, Partial<MetricFilterDraft>]>([
  ["name", { name: "a:b" }],
  ["namespace", { namespace: "" }],
  ["metricName", { metricName: "" }],
  ["pattern", { pattern: "{ $.a" }],
  ["value", { value: "$.latency" }],
  ["defaultValue", { defaultValue: "none" }],
  ["dimensions", { dimensions: [{ name: "Path", selector: "$.path" }] }],
])("a mistake is told at its field: %s", (field, part) => {
  expect(mistakeOf({ ...right, ...part })?.field).toBe(field);
});

test("what is put is what was described", () => {
  const draft: MetricFilterDraft = {
    ...right,
    pattern: "{ $.a = 1 }",
    unit: "Count",
    dimensions: [{ name: "Path", selector: "$.path" }],
  };
  expect(draftOf(putInputOf(draft, "/app"))).toEqual(draft);
});
