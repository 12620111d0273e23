import { expect, test } from "vitest";
import { type Delivery, verdictOn } from "./delivery";

const now = new Date("2026-11-22T10:00:00Z");
const failure = { code: "X", message: "", temporary: true };

function delivery(
  attempts: number,
  ageSeconds: number,
  RetryPolicy: Delivery["target"]["RetryPolicy"] = undefined,
): Delivery {
  const acceptedAt = new Date(now.getTime() - ageSeconds * 1000);
  const target = { Id: "1", Arn: "arn", ...(RetryPolicy ? { RetryPolicy } : {}) };
  const place = {
    accountId: "1",
    region: "r",
    id: "i",
    bus: "b",
    rule: "r",
    eventId: "e",
    event: "{}",
    hops: 0,
    lease: "l",
  };
  return { ...place, target, acceptedAt, attempts };
}

const pauses = (attempts: number, random = 0) => {
  const verdict = verdictOn(delivery(attempts, 0), failure, now, random);
  return "retryAt" in verdict ? (verdict.retryAt.getTime() - now.getTime()) / 1000 : verdict.exhausted;
};

test("pauses double up to ten minutes, with up to a fifth more", () => {
  expect([1, 2, 3, 10, 11, 185].map((attempts) => pauses(attempts))).toEqual([1, 2, 4, 512, 600, 600]);
  expect(pauses(1, 1)).toBe(1.2);
});

test("AWS's defaults are 185 retries in 24 hours", () => {
  expect(pauses(185)).toBe(600);
  expect(pauses(186)).toBe("MaximumRetryAttempts");
  expect(verdictOn(delivery(2, 86_399), failure, now, 0)).toEqual({ exhausted: "MaximumEventAgeInSeconds" });
});

test("the target's policy rules", () => {
  const once = { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 };
  expect(verdictOn(delivery(1, 0, once), failure, now, 0)).toHaveProperty("retryAt");
  expect(verdictOn(delivery(2, 0, once), failure, now, 0)).toEqual({ exhausted: "MaximumRetryAttempts" });
  expect(verdictOn(delivery(1, 60, once), failure, now, 0)).toEqual({ exhausted: "MaximumEventAgeInSeconds" });
});

test("what cannot help is not tried again, and a target may ask for time", () => {
  expect(verdictOn(delivery(1, 0), { ...failure, temporary: false }, now, 0)).toEqual({
    exhausted: "NonRetryableError",
  });
  const asked = verdictOn(delivery(1, 0), { ...failure, retryAfterSeconds: 90 }, now, 0);
  expect(asked).toEqual({ retryAt: new Date(now.getTime() + 90_000) });
});
