import { expect, test } from "vitest";
import { compileEventPattern } from "@/lib/languages/event-pattern/matcher";
import { parseEventPattern } from "@/lib/languages/event-pattern/parser";
import { EMPTY_FORM, FORM_SOURCES, patternOfForm } from "./pattern-form";
import { sampleEvent } from "./sample-events";

const scope = { accountId: "123456789012", region: "us-east-1" };
const filled = {
  ...EMPTY_FORM,
  alarmNames: "other, checkout-slow",
  service: "s3",
  operations: "DeleteBucket",
  buckets: "incoming-files",
  keyPrefix: "orders/",
  customSources: "shop.orders",
  customTypes: "Order placed",
};
const sampleOf = { alarm: "alarm", apiCall: "apiCall", objectCreated: "objectCreated", custom: "own" } as const;

for (const source of FORM_SOURCES) {
  test(`the form for ${source} makes a pattern that its sample event matches, and another's does not`, () => {
    const matches = compileEventPattern(parseEventPattern(patternOfForm({ ...filled, source })));
    expect(matches(JSON.parse(sampleEvent(sampleOf[source], scope)))).toBe(true);
    expect(matches(JSON.parse(sampleEvent("scheduled", scope)))).toBe(false);
  });
}

test("a service is taken by its short name and by its address", () => {
  const form = { ...EMPTY_FORM, source: "apiCall" as const };
  expect(patternOfForm({ ...form, service: "iam.amazonaws.com" })).toBe(patternOfForm({ ...form, service: "iam" }));
});

test("a form for custom events that says nothing makes no pattern that AWS takes", () => {
  expect(() => parseEventPattern(patternOfForm({ ...EMPTY_FORM, source: "custom" }))).toThrow(/Empty objects/);
});
