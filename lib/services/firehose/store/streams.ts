import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { DeliveryState, DeliveryStream } from "../model/delivery-stream";
import type { Destination } from "../model/destination";
import type { Tags } from "../model/tags";

/** A stream with its sealed access key; absent when it has none. */
export type KeptStream = DeliveryStream & { sealedAccessKey: Uint8Array | undefined };

/** Adds a stream; answers false when there is one of its name. */
export async function addStream(db: Database, stream: KeptStream): Promise<boolean> {
  const added = await db.$executeRaw`
    INSERT INTO firehose_streams (account_id, region, stream_name, stream_id, destination, sealed_access_key, version_id, tags,
                                  created_at, modified_at)
    VALUES (${stream.accountId}, ${stream.region}, ${stream.name}, ${stream.id}::uuid, ${JSON.stringify(stream.destination)}::jsonb,
            ${stream.sealedAccessKey ?? null}, ${stream.version}, ${JSON.stringify(stream.tags)}::jsonb, ${stream.createdAt},
            ${stream.modifiedAt})
    ON CONFLICT DO NOTHING`;
  return added > 0;
}

/** The stream of this name; `hold` keeps others from changing it until the transaction ends. */
export async function findStream(
  db: Database,
  scope: Scope,
  name: string,
  { hold = false } = {},
): Promise<KeptStream | undefined> {
  const rows = await db.$queryRaw<StreamRow[]>`
    SELECT ${COLUMNS} FROM firehose_streams WHERE ${named(scope, name)} ${hold ? Prisma.sql`FOR UPDATE` : Prisma.empty}`;
  return rows.map(streamOf)[0];
}

/** Where the stream goes from now on. What fails just now is tried anew at once, because the change may be the remedy. */
export async function changeDestination(db: Database, stream: KeptStream): Promise<void> {
  await db.$executeRaw`
    UPDATE firehose_streams SET destination = ${JSON.stringify(stream.destination)}::jsonb,
      sealed_access_key = ${stream.sealedAccessKey ?? null}, version_id = ${stream.version}, modified_at = ${stream.modifiedAt},
      retry_at = NULL
    WHERE ${named(stream, stream.name)}`;
}

export async function saveTags(db: Database, scope: Scope, name: string, tags: Tags): Promise<void> {
  await db.$executeRaw`
    UPDATE firehose_streams SET tags = ${JSON.stringify(tags)}::jsonb WHERE ${named(scope, name)}`;
}

/** The streams that have tags, at most `limit`. */
export async function listTaggedStreams(
  db: Database,
  { accountId, region }: Scope,
  limit: number,
): Promise<{ name: string; tags: Tags }[]> {
  return db.$queryRaw<{ name: string; tags: Tags }[]>`
    SELECT stream_name AS name, tags FROM firehose_streams
    WHERE account_id = ${accountId} AND region = ${region} AND tags <> '{}' ORDER BY stream_name LIMIT ${limit}`;
}

/** Removes a stream with all that waits in it. */
export async function removeStream(db: Database, stream: DeliveryStream): Promise<void> {
  await db.$executeRaw`DELETE FROM firehose_records WHERE stream_id = ${stream.id}::uuid`;
  await db.$executeRaw`DELETE FROM firehose_streams WHERE ${named(stream, stream.name)}`;
}

export async function countStreams(db: Database, scope: Scope): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM firehose_streams WHERE account_id = ${scope.accountId} AND region = ${scope.region}`;
  return Number(row?.count ?? 0);
}

/** Streams by name, after `after`, at most `limit`. */
export async function listStreams(
  db: Database,
  { accountId, region }: Scope,
  limit: number,
  after = "",
): Promise<(DeliveryStream & { state: DeliveryState })[]> {
  const rows = await db.$queryRaw<(StreamRow & StateRow)[]>`
    SELECT ${COLUMNS}, failures, last_error, failed_at, delivered_at, delivered_records, dropped_records, waiting.*
    FROM firehose_streams AS streams
    CROSS JOIN LATERAL (
      SELECT count(*) AS waiting_records, coalesce(sum(size_bytes), 0) AS waiting_bytes, min(arrived_at) AS oldest_at
      FROM firehose_records AS records WHERE records.stream_id = streams.stream_id
    ) AS waiting
    WHERE account_id = ${accountId} AND region = ${region} AND stream_name > ${after} ORDER BY stream_name LIMIT ${limit}`;
  return rows.map((row) => ({ ...streamOf(row), state: stateOf(row) }));
}

/** Removes all that an account has in this room. */
export async function removeAccount(db: Database, accountId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM firehose_records AS records USING firehose_streams AS streams
    WHERE records.stream_id = streams.stream_id AND streams.account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM firehose_streams WHERE account_id = ${accountId}`;
}

export type StreamRow = {
  account_id: string;
  region: string;
  stream_name: string;
  stream_id: string;
  destination: Destination;
  sealed_access_key: Uint8Array | null;
  version_id: number;
  tags: Tags;
  created_at: Date;
  modified_at: Date;
};

type StateRow = {
  failures: number;
  last_error: string | null;
  failed_at: Date | null;
  delivered_at: Date | null;
  delivered_records: bigint;
  dropped_records: bigint;
  waiting_records: bigint;
  waiting_bytes: bigint;
  oldest_at: Date | null;
};

export const COLUMNS = Prisma.sql`account_id, region, stream_name, stream_id::text AS stream_id, destination, sealed_access_key,
  version_id, tags, created_at, modified_at`;

export function streamOf(row: StreamRow): KeptStream {
  return {
    accountId: row.account_id,
    region: row.region,
    name: row.stream_name,
    id: row.stream_id,
    destination: row.destination,
    sealedAccessKey: row.sealed_access_key ?? undefined,
    version: row.version_id,
    tags: row.tags,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}

function stateOf(row: StateRow): DeliveryState {
  return {
    waitingRecords: Number(row.waiting_records),
    waitingBytes: Number(row.waiting_bytes),
    oldestAt: row.oldest_at ?? undefined,
    deliveredRecords: Number(row.delivered_records),
    droppedRecords: Number(row.dropped_records),
    deliveredAt: row.delivered_at ?? undefined,
    failures: row.failures,
    lastError: row.last_error ?? undefined,
    failedAt: row.failed_at ?? undefined,
  };
}

function named({ accountId, region }: Scope, name: string): Prisma.Sql {
  return Prisma.sql`account_id = ${accountId} AND region = ${region} AND stream_name = ${name}`;
}
