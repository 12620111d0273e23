import { serviceCaller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { type Delivery, type Failure, LEASE_LOST, verdictOn } from "@/lib/services/events/model/delivery";
import { invoke } from "@/lib/services/invoke";
import { failureOf } from "./failure";
import { deliverTo, sendToDeadLetters } from "./targets";

const SERVICE = "events.amazonaws.com";

/** Makes one attempt and has its outcome written. Throws only when Mirante itself fails: then the lease ends and another tries. */
export async function attempt(delivery: Delivery): Promise<void> {
  const at = now();
  const started = performance.now();
  const caller = serviceCaller(SERVICE, delivery.accountId, delivery.region);
  const held = { deliveryId: delivery.id, lease: delivery.lease };
  const result = await deliverTo(delivery).catch(failureOf);
  if ("busyUntilMillis" in result) {
    await invoke(caller, "events:PostponeDelivery", { ...held, until: new Date(result.busyUntilMillis) });
    return;
  }
  if ("isSettled" in result) return;
  if ("code" in result && result.code === LEASE_LOST) return tellLate(delivery);
  const durationMillis = Math.round(performance.now() - started);
  const outcome = await outcomeOf(delivery, result);
  const { Settled } = await invoke(caller, "events:SettleDelivery", {
    ...held,
    rule: delivery.rule,
    at,
    durationMillis,
    statusCode: result.statusCode,
    ...outcome,
  });
  if (!Settled) tellLate(delivery);
}

function tellLate({ id: deliveryId }: Delivery): void {
  log.warn({ deliveryId }, "a delivery took longer than its lease, and another worker has it");
}

async function outcomeOf(delivery: Delivery, result: { statusCode?: number | undefined } | Failure) {
  if (!("code" in result)) return {};
  const told = { errorCode: result.code, errorMessage: result.message };
  const verdict = verdictOn(delivery, result, now(), Math.random());
  if ("retryAt" in verdict) return { ...told, retryAt: verdict.retryAt };
  const { exhausted } = verdict;
  return { ...told, exhausted, sentToQueue: await bury(delivery, result, exhausted) };
}

/** Whether the target's dead-letter queue took the event; what it did not take, Mirante keeps. */
async function bury(delivery: Delivery, failure: Failure, exhausted: string): Promise<boolean> {
  const queue = delivery.target.DeadLetterConfig?.Arn;
  if (queue === undefined) return false;
  const why = {
    ERROR_CODE: failure.code,
    ERROR_MESSAGE: failure.message || "-",
    ...(exhausted === "NonRetryableError" ? {} : { EXHAUSTED_RETRY_CONDITION: exhausted }),
  };
  try {
    await sendToDeadLetters(queue, delivery, why);
    return true;
  } catch (error) {
    log.warn({ queue, reason: failureOf(error).message }, "a dead-letter queue did not take an event");
    return false;
  }
}
