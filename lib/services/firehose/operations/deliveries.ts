import { newUuid } from "@/lib/platform/identifiers";
import { type Context, internal, internalRead } from "@/lib/platform/operation";
import { type Batch, bufferOf, MAX_BATCH_RECORDS, nextAttempt, type Outcome } from "../model/batch";
import { deliveryStreamArn } from "../model/delivery-stream";
import { beginBatch, endBatch, putOff, readBatch, releaseStream, takeStream } from "../store/batches";
import { findWaiting } from "../store/records";
import { deliveryMetrics } from "./metrics";
import { accessKeyOf } from "./streams";

/** Longer than the three minutes that an HTTP endpoint has, so that no second worker sends what the first is still sending. */
const LEASE_MILLIS = 220_000;

/** A stream that has something to deliver now. */
export type DueStream = { accountId: string; region: string; name: string; id: string };

export type SettleInput = Pick<Batch, "streamId" | "lease" | "batchId" | "stream" | "destination" | "failures"> & {
  outcome: Outcome;
};

export const deliveries = {
  /** The streams whose buffer is full or has waited long enough, in every account; also those with a batch that has not arrived. */
  ListDueDeliveryStreams: internalRead<object, { Streams: DueStream[] }>({
    handle: async ({ db, now }) => ({
      Streams: (await findWaiting(db, now))
        .filter(({ hasBatch, bytes, since, destination }) => {
          const buffer = bufferOf(destination);
          return (
            hasBatch || bytes >= buffer.bytes || now.getTime() - (since ?? now).getTime() >= buffer.seconds * 1_000
          );
        })
        .map(({ accountId, region, name, id }) => ({ accountId, region, name, id })),
    }),
  }),

  /** Takes the batch of a stream that is to be delivered: the one under way, else a new one. No batch when another worker has it. */
  TakeDeliveryBatch: internal<{ StreamId: string }, { Batch?: Batch }>({
    handle: async (context, { StreamId: streamId }) => {
      const { db, now } = context;
      const lease = newUuid();
      const taken = await takeStream(db, streamId, { lease, now, until: new Date(now.getTime() + LEASE_MILLIS) });
      if (!taken) return {};
      const { stream, failures } = taken;
      const batchId = taken.batchId ?? newUuid();
      const { bytes } = bufferOf(stream.destination);
      const begun =
        taken.batchId ?? (await beginBatch(db, streamId, { batchId, now, bytes, records: MAX_BATCH_RECORDS }));
      if (begun === 0) {
        await releaseStream(db, streamId, lease);
        return {};
      }
      return {
        Batch: {
          streamId,
          stream: stream.name,
          arn: deliveryStreamArn(stream, stream.name),
          version: stream.version,
          batchId,
          begunAt: taken.begunAt ?? now,
          lease,
          destination: stream.destination,
          accessKey: accessKeyOf(stream),
          failures,
          records: await readBatch(db, streamId, batchId),
        },
      };
    },
  }),

  /** Writes down how an attempt ended. `Settled` is false when another worker has the stream by now. */
  SettleDeliveryBatch: internal<SettleInput, { Settled: boolean }>({ handle: settle }),
};

async function settle(context: Context, input: SettleInput): Promise<{ Settled: boolean }> {
  const { db, now } = context;
  const { outcome } = input;
  if (outcome.kind === "failed") {
    const retryAt = nextAttempt(input.failures, now, Math.random());
    const held = await putOff(db, input, { error: outcome.error, now, retryAt });
    if (held) await deliveryMetrics(context, input.stream, input.destination, { arrived: false });
    return { Settled: held };
  }
  const arrived = outcome.kind === "delivered";
  const error = arrived ? undefined : outcome.error;
  const ended = await endBatch(db, input, { error, dropped: outcome.kind === "dropped", now });
  if (!ended) return { Settled: false };
  const ageSeconds = (now.getTime() - ended.oldestAt.getTime()) / 1_000;
  const counts = arrived ? { arrived, bytes: outcome.bytes, records: ended.records, ageSeconds } : { arrived };
  await deliveryMetrics(context, input.stream, input.destination, counts);
  return { Settled: true };
}
