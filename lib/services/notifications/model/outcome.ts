import type { RetryPolicy } from "./retry";
import { retryDelay } from "./retry";

/** What came of one attempt, as the worker saw it. */
export type Attempted = {
  delivered: boolean;
  /** True when trying again cannot help: the endpoint refuses, or it may not be spoken to. */
  permanent: boolean;
  statusCode?: number;
  /** The beginning of what was answered, or the error. */
  answer: string;
  durationMillis: number;
  /** A mail that there is no server for; whoever writes the outcome keeps it with it. */
  mail?: { to: string; subject: string; text: string };
};

/** What follows from it. */
export type Outcome = { state: "Delivered" } | { state: "Retrying"; delaySeconds: number } | { state: "Failed" };

/** @param attempts how many there have been, this one included */
export function outcomeOf(attempted: Attempted, attempts: number, retries: RetryPolicy): Outcome {
  if (attempted.delivered) return { state: "Delivered" };
  const delaySeconds = attempted.permanent ? undefined : retryDelay(retries, attempts);
  return delaySeconds === undefined ? { state: "Failed" } : { state: "Retrying", delaySeconds };
}
