import type { Destination } from "./destination";
import type { NamedBatch } from "./object-key";

/** Records under delivery: the same ones under the same id at every attempt, until they have arrived or are given up. */
export type Batch = NamedBatch & {
  streamId: string;
  arn: string;
  lease: string;
  destination: Destination;
  accessKey: string | undefined;
  /** Attempts that failed before. */
  failures: number;
  records: { arrivedAt: Date; data: Uint8Array }[];
};

/** How an attempt ended: arrived; to be tried again; or not to be tried again, and kept in the bucket of failed records or nowhere. */
export type Outcome =
  | { kind: "delivered"; bytes: number }
  | { kind: "failed"; error: string }
  | { kind: "backedUp"; error: string }
  | { kind: "dropped"; error: string };

/** What one attempt holds in memory at most; a stream's own hint may be less. */
export const MAX_BATCH_BYTES = 4 * 1024 * 1024;
export const MAX_BATCH_RECORDS = 10_000;

/** Firehose keeps what it cannot deliver for a day (Firehose Developer Guide, "Handle data delivery failures"). */
const KEPT_MILLIS = 24 * 3_600_000;
const LONGEST_WAIT_MILLIS = 120_000;

/** How much a batch gathers, and how long at most, by the stream's hints. */
export function bufferOf(destination: Destination): { bytes: number; seconds: number } {
  const hints = destination.kind === "http" ? destination.http.BufferingHints : destination.s3.BufferingHints;
  const { SizeInMBs = 5, IntervalInSeconds = 300 } = hints ?? {};
  return { bytes: Math.min(SizeInMBs * 1024 * 1024, MAX_BATCH_BYTES), seconds: IntervalInSeconds };
}

/** When an attempt that failed is made again: after twice the time of the one before, up to two minutes. */
export function nextAttempt(failures: number, now: Date, chance: number): Date {
  const wait = Math.min(LONGEST_WAIT_MILLIS, 1_000 * 2 ** Math.min(failures, 10));
  return new Date(now.getTime() + wait * (0.75 + chance / 2));
}

/** Whether nobody tries any more: an HTTP endpoint has the time of its retry options, a bucket a day. */
export function isExhausted(batch: Pick<Batch, "destination" | "begunAt" | "records">, now: Date): boolean {
  const { destination, begunAt } = batch;
  if (destination.kind === "s3") return isPastKeeping(batch, now);
  return now.getTime() - begunAt.getTime() >= (destination.http.RetryOptions?.DurationInSeconds ?? 0) * 1_000;
}

/** Whether not even the bucket of failed records is waited for any longer: a receiver that is gone must not fill the disk. */
export function isPastKeeping({ records }: Pick<Batch, "records">, now: Date): boolean {
  return now.getTime() - (records[0]?.arrivedAt ?? now).getTime() >= KEPT_MILLIS;
}
