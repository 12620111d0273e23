import type { Protocol } from "./protocol";

/** How often and when a delivery is tried again; delays in seconds (SNS Developer Guide, "Amazon SNS message delivery retries"). */
export type RetryPolicy = {
  minDelayTarget: number;
  maxDelayTarget: number;
  numRetries: number;
  numNoDelayRetries: number;
  numMinDelayRetries: number;
  numMaxDelayRetries: number;
  backoffFunction: BackoffFunction;
};

export const BACKOFF_FUNCTIONS = ["arithmetic", "exponential", "geometric", "linear"] as const;
export type BackoffFunction = (typeof BACKOFF_FUNCTIONS)[number];

/** What http and https endpoints get where no delivery policy says otherwise. */
export const HTTP_RETRIES: RetryPolicy = {
  minDelayTarget: 20,
  maxDelayTarget: 20,
  numRetries: 3,
  numMaxDelayRetries: 0,
  numNoDelayRetries: 0,
  numMinDelayRetries: 0,
  backoffFunction: "linear",
};

const MAIL_RETRIES: RetryPolicy = {
  minDelayTarget: 10,
  maxDelayTarget: 600,
  numRetries: 50,
  numNoDelayRetries: 0,
  numMinDelayRetries: 2,
  numMaxDelayRetries: 38,
  backoffFunction: "exponential",
};

/** AWS tries its own queues and functions 100,015 times over 23 days; here they are another's machine, so six hours will do. */
export const AWS_RETRIES: RetryPolicy = {
  minDelayTarget: 1,
  maxDelayTarget: 20,
  numRetries: 1_080,
  numNoDelayRetries: 3,
  numMinDelayRetries: 2,
  numMaxDelayRetries: 1_065,
  backoffFunction: "exponential",
};

/** The retries of a protocol; `http` is what the delivery policy says, which counts for http and https alone. */
export function retriesOf(protocol: Protocol, http: RetryPolicy): RetryPolicy {
  switch (protocol) {
    case "http":
    case "https":
      return http;
    case "email":
    case "email-json":
      return MAIL_RETRIES;
    case "lambda":
    case "sqs":
      return AWS_RETRIES;
  }
}

/**
 * How many seconds to wait before retry number `retry` (from 1); undefined when there is no such retry. The phases come in
 * this order: without delay, at the shortest, backing off from the shortest to the longest, at the longest.
 */
export function retryDelay(policy: RetryPolicy, retry: number): number | undefined {
  const { numRetries, numNoDelayRetries, numMinDelayRetries, numMaxDelayRetries } = policy;
  const { minDelayTarget: shortest, maxDelayTarget: longest, backoffFunction } = policy;
  if (retry < 1 || retry > numRetries) return undefined;
  if (retry <= numNoDelayRetries) return 0;
  if (retry <= numNoDelayRetries + numMinDelayRetries) return shortest;
  if (retry > numRetries - numMaxDelayRetries) return longest;
  const steps = numRetries - numNoDelayRetries - numMinDelayRetries - numMaxDelayRetries;
  const step = retry - numNoDelayRetries - numMinDelayRetries - 1;
  return Math.round(backOff(backoffFunction, shortest, longest, step, steps - 1));
}

/** The curve from the shortest delay at step 0 to the longest at the last. AWS draws the four curves and gives no formulas. */
function backOff(curve: BackoffFunction, shortest: number, longest: number, step: number, last: number): number {
  if (last <= 0) return shortest;
  const share = step / last;
  const between = (part: number) => shortest + (longest - shortest) * part;
  switch (curve) {
    case "linear":
      return between(share);
    case "arithmetic":
      return between((step * (step + 1)) / (last * (last + 1)));
    case "geometric":
      return shortest * (longest / shortest) ** share;
    case "exponential":
      return between((2 ** step - 1) / (2 ** last - 1));
  }
}
