import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { isAwsError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";

/**
 * What a step says when it has run: rest until its next time, go on at once because more is to do, come again after some
 * milliseconds, or never again.
 */
export type Outcome = "rest" | "more" | "done" | { afterMillis: number };

/** Something that time asks for. `run` is told when to stop between two parts of long work. */
export type Step = { name: string; everyMillis: number; run: (stopping: AbortSignal) => Promise<Outcome> };

/** Up to a tenth more, so that many workers do not come at the same moment. */
const JITTER = 0.1;
const LONGEST_BACKOFF_MILLIS = 60_000;

/** Runs every step over and over until `stopping` is told, and resolves when the last one has finished what it was doing. */
export async function runSteps(steps: readonly Step[], stopping: AbortSignal): Promise<void> {
  // Every step that rests listens; Node would take more than ten for a leak.
  setMaxListeners(0, stopping);
  await Promise.all(steps.map((step) => runStep(step, stopping)));
}

/** A step that fails harms no other: it is logged and tried again, each time in a row after twice the time. */
async function runStep({ name, everyMillis, run }: Step, stopping: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stopping.aborted) {
    let pause = everyMillis;
    try {
      const outcome = await run(stopping);
      failures = 0;
      if (outcome === "done") return;
      if (outcome === "more") pause = 0;
      if (typeof outcome === "object") pause = outcome.afterMillis;
    } catch (error) {
      failures += 1;
      pause = Math.min(1_000 * 2 ** (failures - 1), LONGEST_BACKOFF_MILLIS);
      log.error({ ...told(error), step: name, failures, retryMillis: pause }, "a worker's step failed");
    }
    await sleep(pause * (1 + Math.random() * JITTER), undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** The front desk has logged a fault with its stack already; what it answers is told in a line. */
function told(error: unknown): object {
  return isAwsError(error) ? { code: error.code, reason: error.message } : { err: error };
}
