import type { Database } from "@/lib/platform/database";
import { COLUMNS, type KeptStream, type StreamRow, streamOf } from "./streams";

/** A stream that a worker has taken, and the batch under way in it, if any. */
export type TakenStream = {
  stream: KeptStream;
  batchId: string | undefined;
  begunAt: Date | undefined;
  failures: number;
};

/** Takes a stream until `until`; undefined when another worker has it. */
export async function takeStream(
  db: Database,
  streamId: string,
  { lease, now, until }: { lease: string; now: Date; until: Date },
): Promise<TakenStream | undefined> {
  const rows = await db.$queryRaw<
    (StreamRow & { batch_id: string | null; batch_begun_at: Date | null; failures: number })[]
  >`
    UPDATE firehose_streams SET lease = ${lease}::uuid, leased_until = ${until}
    WHERE stream_id = ${streamId}::uuid AND (leased_until IS NULL OR leased_until <= ${now})
    RETURNING ${COLUMNS}, batch_id::text AS batch_id, batch_begun_at, failures`;
  return rows.map((row) => ({
    stream: streamOf(row),
    batchId: row.batch_id ?? undefined,
    begunAt: row.batch_begun_at ?? undefined,
    failures: row.failures,
  }))[0];
}

/** Puts the oldest records that are in no batch into one, as many as fit; answers how many. */
export async function beginBatch(
  db: Database,
  streamId: string,
  { batchId, now, bytes, records }: { batchId: string; now: Date; bytes: number; records: number },
): Promise<number> {
  const begun = await db.$executeRaw`
    WITH oldest AS (
      SELECT record_id, size_bytes FROM firehose_records
      WHERE stream_id = ${streamId}::uuid AND batch_id IS NULL ORDER BY record_id LIMIT ${records}
    ), fitting AS (
      SELECT record_id, sum(size_bytes) OVER (ORDER BY record_id) - size_bytes AS before FROM oldest
    ), measured AS (
      SELECT fitting.record_id FROM fitting JOIN oldest USING (record_id)
      WHERE before = 0 OR before + size_bytes <= ${bytes}
    )
    UPDATE firehose_records AS kept SET batch_id = ${batchId}::uuid
    FROM measured WHERE kept.stream_id = ${streamId}::uuid AND kept.record_id = measured.record_id`;
  if (begun > 0) {
    await db.$executeRaw`
      UPDATE firehose_streams SET batch_id = ${batchId}::uuid, batch_begun_at = ${now} WHERE stream_id = ${streamId}::uuid`;
  }
  return begun;
}

/** The records of a batch in the order in which they came. */
export async function readBatch(
  db: Database,
  streamId: string,
  batchId: string,
): Promise<{ arrivedAt: Date; data: Uint8Array }[]> {
  const rows = await db.$queryRaw<{ arrived_at: Date; data: Uint8Array }[]>`
    SELECT arrived_at, data FROM firehose_records
    WHERE stream_id = ${streamId}::uuid AND batch_id = ${batchId}::uuid ORDER BY record_id`;
  return rows.map(({ arrived_at, data }) => ({ arrivedAt: arrived_at, data }));
}

/** Gives a stream back that has nothing to deliver. */
export async function releaseStream(db: Database, streamId: string, lease: string): Promise<void> {
  await db.$executeRaw`
    UPDATE firehose_streams SET lease = NULL, leased_until = NULL
    WHERE stream_id = ${streamId}::uuid AND lease = ${lease}::uuid`;
}

/** Puts a batch off; answers false when another worker has the stream by now. */
export async function putOff(
  db: Database,
  { streamId, lease }: { streamId: string; lease: string },
  { error, now, retryAt }: { error: string; now: Date; retryAt: Date },
): Promise<boolean> {
  const held = await db.$executeRaw`
    UPDATE firehose_streams SET lease = NULL, leased_until = NULL, failures = failures + 1, retry_at = ${retryAt},
      last_error = ${error}, failed_at = ${now}
    WHERE stream_id = ${streamId}::uuid AND lease = ${lease}::uuid`;
  return held > 0;
}

/**
 * Ends a batch: its records are gone, and the next may begin. An error says why they did not arrive where they were to go.
 * Answers how many there were; undefined when another worker has the stream by now.
 */
export async function endBatch(
  db: Database,
  { streamId, lease, batchId }: { streamId: string; lease: string; batchId: string },
  { error, dropped, now }: { error: string | undefined; dropped: boolean; now: Date },
): Promise<{ records: number; oldestAt: Date } | undefined> {
  const held = await db.$executeRaw`
    UPDATE firehose_streams SET lease = NULL, leased_until = NULL, batch_id = NULL, batch_begun_at = NULL, retry_at = NULL,
      failures = 0, last_error = coalesce(${error ?? null}, last_error),
      failed_at = CASE WHEN ${error ?? null}::text IS NULL THEN failed_at ELSE ${now} END,
      delivered_at = CASE WHEN ${error ?? null}::text IS NULL THEN ${now} ELSE delivered_at END
    WHERE stream_id = ${streamId}::uuid AND lease = ${lease}::uuid`;
  if (held === 0) return undefined;
  const [gone] = await db.$queryRaw<{ records: bigint; oldest_at: Date | null }[]>`
    WITH gone AS (
      DELETE FROM firehose_records WHERE stream_id = ${streamId}::uuid AND batch_id = ${batchId}::uuid RETURNING arrived_at
    )
    SELECT count(*) AS records, min(arrived_at) AS oldest_at FROM gone`;
  const records = Number(gone?.records ?? 0);
  await db.$executeRaw`
    UPDATE firehose_streams SET
      delivered_records = delivered_records + ${error === undefined ? records : 0},
      dropped_records = dropped_records + ${dropped ? records : 0}
    WHERE stream_id = ${streamId}::uuid`;
  return { records, oldestAt: gone?.oldest_at ?? now };
}
