import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { Destination } from "../model/destination";

/** Keeps records in one statement, in their order. */
export async function insertRecords(
  db: Database,
  streamId: string,
  records: readonly Uint8Array[],
  now: Date,
): Promise<void> {
  const buffers = records.map((data) => Buffer.from(data));
  await db.$executeRaw`
    INSERT INTO firehose_records (stream_id, arrived_at, size_bytes, data)
    SELECT ${streamId}::uuid, ${now}, octet_length(data), data
    FROM unnest(${buffers}::bytea[]) WITH ORDINALITY AS came (data, place) ORDER BY place`;
}

/** A stream in which records wait: how many bytes that are in no batch yet, and since when. */
export type WaitingStream = Scope & {
  id: string;
  name: string;
  destination: Destination;
  hasBatch: boolean;
  bytes: number;
  since: Date | undefined;
};

/** The streams that nobody delivers just now and that are not put off. */
export async function findWaiting(db: Database, now: Date): Promise<WaitingStream[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT account_id, region, stream_name, streams.stream_id::text AS stream_id, destination,
           batch_id IS NOT NULL AS has_batch, coalesce(bytes, 0)::float8 AS bytes, since
    FROM firehose_streams AS streams
    LEFT JOIN (
      SELECT stream_id, sum(size_bytes) AS bytes, min(arrived_at) AS since FROM firehose_records
      WHERE batch_id IS NULL GROUP BY stream_id
    ) AS waiting ON waiting.stream_id = streams.stream_id
    WHERE (batch_id IS NOT NULL OR since IS NOT NULL)
      AND (leased_until IS NULL OR leased_until <= ${now}) AND (retry_at IS NULL OR retry_at <= ${now})
    ORDER BY since NULLS FIRST`;
  return rows.map((row) => ({
    accountId: row.account_id,
    region: row.region,
    id: row.stream_id,
    name: row.stream_name,
    destination: row.destination,
    hasBatch: row.has_batch,
    bytes: row.bytes,
    since: row.since ?? undefined,
  }));
}

type Row = {
  account_id: string;
  region: string;
  stream_id: string;
  stream_name: string;
  destination: Destination;
  has_batch: boolean;
  bytes: number;
  since: Date | null;
};
