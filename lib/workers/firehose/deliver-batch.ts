import { type Caller, serviceCaller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { type Batch, isExhausted, isPastKeeping, type Outcome } from "@/lib/services/firehose/model/batch";
import { invoke } from "@/lib/services/invoke";
import { BucketFailed, putBatch, putFailedBatch } from "./bucket";
import { EndpointFailed, sendBatch } from "./http-endpoint";

const SERVICE = "firehose.amazonaws.com";

/**
 * Delivers one batch of a stream and writes down how it went. A kill at any moment loses nothing: the batch is found again, and
 * sent again under the same id, or written again under the same key.
 */
export async function deliverBatch(caller: Caller, StreamId: string): Promise<void> {
  const { Batch: batch } = await invoke(caller, "firehose:TakeDeliveryBatch", { StreamId });
  if (!batch) return;
  // For which stream Firehose takes a role, the role's trust policy may ask.
  const forStream = serviceCaller(SERVICE, caller.accountId, caller.region, batch.arn);
  const outcome = await attempt(forStream, batch);
  const { streamId, lease, batchId, stream, destination, failures } = batch;
  const settled = { streamId, lease, batchId, stream, destination, failures, outcome };
  const { Settled } = await invoke(caller, "firehose:SettleDeliveryBatch", settled);
  if (!Settled) log.warn({ stream, batchId }, "a delivery took longer than its lease, and another worker has it");
}

async function attempt(caller: Caller, batch: Batch): Promise<Outcome> {
  try {
    if (batch.destination.kind === "s3") {
      return { kind: "delivered", bytes: await putBatch(caller, batch, batch.destination.s3) };
    }
    const { S3BackupMode, S3DestinationDescription: backup = {} } = batch.destination.http;
    if (S3BackupMode === "AllData") await putBatch(caller, batch, backup);
    return { kind: "delivered", bytes: await sendBatch(batch) };
  } catch (error) {
    if (!(error instanceof EndpointFailed || error instanceof BucketFailed)) throw error;
    const hopeless = error instanceof EndpointFailed && error.isHopeless;
    if (!hopeless && !isExhausted(batch, now())) return { kind: "failed", error: error.message };
    return giveUp(caller, batch, error.message);
  }
}

/** What did not arrive is kept in the stream's bucket; for that, too, a day is time. */
async function giveUp(caller: Caller, batch: Batch, error: string): Promise<Outcome> {
  if (batch.destination.kind === "s3") return { kind: "dropped", error };
  try {
    await putFailedBatch(caller, batch, batch.destination.http.S3DestinationDescription ?? {}, error);
    return { kind: "backedUp", error };
  } catch (failure) {
    if (!(failure instanceof BucketFailed)) throw failure;
    const both = `${error} Nor could it be kept in the bucket: ${failure.message}`;
    return isPastKeeping(batch, now()) ? { kind: "dropped", error: both } : { kind: "failed", error: both };
  }
}
