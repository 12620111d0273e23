import { serviceCaller } from "@/lib/platform/caller";
import { log } from "@/lib/platform/log";
import { invoke } from "@/lib/services/invoke";
import { send } from "./send";

/** A job's payload, as the publishing transaction wrote it. */
type Job = { accountId: string; region: string; publishedAt: string; deliveryId: string; attempt: number };

/**
 * Makes one attempt to deliver. What comes of it, a failure too, is written by SettleDelivery, which adds the job for the next
 * attempt; so this throws only when Mirante itself fails, and then the queue tries the job again. A worker that dies between
 * sending and writing has its job run by another: at least once, with the same MessageId. A mail that is kept for want of a
 * server is kept by the transaction that writes so: once.
 */
export async function deliver(payload: unknown): Promise<void> {
  const { accountId, region, publishedAt, deliveryId, attempt } = payload as Job;
  const caller = serviceCaller("sns.amazonaws.com", accountId, region);
  const input = { PublishedAt: new Date(publishedAt), DeliveryId: deliveryId, Attempt: attempt };
  const { Order } = await invoke(caller, "sns:BeginDelivery", input);
  if (!Order) return;
  const attempted = await send(Order);
  const { State } = await invoke(caller, "sns:SettleDelivery", { ...input, Attempted: attempted });
  const { statusCode, answer, durationMillis } = attempted;
  log.debug({ deliveryId, attempt, state: State, statusCode, answer, durationMillis }, "delivery attempted");
}
