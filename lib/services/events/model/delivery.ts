import type { RetryPolicy } from "@aws-sdk/client-eventbridge";
import type { Scope } from "@/lib/platform/arn";
import type { RuleTarget } from "./target";

/** An event on its way to one target, as a worker has claimed it. `attempts` counts this one. */
export type Delivery = Scope & {
  id: string;
  bus: string;
  rule: string;
  target: RuleTarget;
  eventId: string;
  /** The event as JSON text. */
  event: string;
  /** How many buses have passed it on to another. */
  hops: number;
  acceptedAt: Date;
  attempts: number;
  lease: string;
};

/** The rule's name of a delivery that no rule asked for: a test. No rule can have it. */
export const NO_RULE = "";

/** An attempt that failed. One that is not temporary is not tried again, such as a target that is gone. */
export type Failure = {
  code: string;
  message: string;
  temporary: boolean;
  statusCode?: number | undefined;
  /** What the target asked for by Retry-After. */
  retryAfterSeconds?: number | undefined;
};

/** What comes after a failure: another attempt, or the end and AWS's name for why. */
export type Verdict = { retryAt: Date } | { exhausted: Exhausted };
export type Exhausted = "MaximumRetryAttempts" | "MaximumEventAgeInSeconds" | "NonRetryableError";

/** EventBridge's own (User Guide, "How EventBridge retries delivering events"). */
const DEFAULT_RETRIES = 185;
const DEFAULT_AGE_SECONDS = 86_400;
const LONGEST_PAUSE_SECONDS = 600;

/**
 * What a failure means for a delivery. Pauses double from one second to ten minutes, with up to a fifth more by chance
 * (`random` in 0..1), so that what failed together does not come back together.
 */
export function verdictOn(delivery: Delivery, failure: Failure, now: Date, random: number): Verdict {
  const policy: RetryPolicy = delivery.target.RetryPolicy ?? {};
  const { MaximumRetryAttempts: retries = DEFAULT_RETRIES, MaximumEventAgeInSeconds: age = DEFAULT_AGE_SECONDS } =
    policy;
  if (!failure.temporary) return { exhausted: "NonRetryableError" };
  if (delivery.attempts > retries) return { exhausted: "MaximumRetryAttempts" };
  const doubled = Math.min(2 ** Math.min(delivery.attempts - 1, 20), LONGEST_PAUSE_SECONDS) * (1 + random / 5);
  const retryAt = new Date(now.getTime() + Math.max(doubled, failure.retryAfterSeconds ?? 0) * 1000);
  const end = delivery.acceptedAt.getTime() + age * 1000;
  return retryAt.getTime() > end ? { exhausted: "MaximumEventAgeInSeconds" } : { retryAt };
}

/** One attempt as it is kept and listed. */
export type Attempt = {
  attemptedAt: Date;
  deliveryId: string;
  attempt: number;
  bus: string;
  rule: string;
  targetId: string;
  targetArn: string;
  eventId: string;
  outcome: "SUCCEEDED" | "RETRYING" | "FAILED";
  statusCode?: number | undefined;
  errorCode?: string | undefined;
  errorMessage?: string | undefined;
  /** Where an event ended that was given up: in the target's queue, or kept by Mirante. */
  deadLetter?: "QUEUE" | "KEPT" | undefined;
  durationMillis: number;
};

/** An event that was given up and that no queue took: Mirante keeps it for 14 days. */
export type DeadLetter = {
  diedAt: Date;
  deliveryId: string;
  targetId: string;
  targetArn: string;
  eventId: string;
  /** The event as JSON text. */
  event: string;
  attempts: number;
  exhausted: Exhausted;
  errorCode: string;
  errorMessage: string;
};

/** What an event does to a target that lives in this very database. */
export type InsideEffect =
  | { kind: "publish"; TopicArn: string; Message: string }
  | { kind: "forward"; BusName: string; Event: string; Hops: number };

/** The code of the error that says that another worker has the delivery by now. */
export const LEASE_LOST = "LeaseLost";
