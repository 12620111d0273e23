import { type Database, transaction } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { WriteCondition } from "../model/conditions";
import type { KeyRange } from "../model/listing";
import type { ChecksumAlgorithm, ContentHeaders, StoredObject } from "../model/object";
import { insertNotice, type NewNotice } from "./notices";

/** What became of a write; `replaced` is the blob that nobody needs any more. */
export type WriteOutcome = { replaced: string | undefined } | "no bucket" | "no object" | "condition failed";

/**
 * Puts an object and the notice of it, both or neither. The bucket is held meanwhile, so that none is deleted under a new object.
 */
export function putObject(object: StoredObject, condition: WriteCondition, notice: NewNotice): Promise<WriteOutcome> {
  return transaction(async (db) => {
    if (!(await holdBucket(db, object.bucket))) return "no bucket";
    const [previous] = await db.$queryRaw<{ blob_id: string; etag: string }[]>`
      SELECT blob_id::text AS blob_id, etag FROM objects
      WHERE bucket_name = ${object.bucket} AND object_key = ${object.key} FOR UPDATE`;
    if (condition.kind === "etag" && !previous) return "no object";
    if (condition.kind === "etag" && previous?.etag !== condition.etag) return "condition failed";
    const written = await upsert(db, object, condition.kind === "absent");
    if (!written) return "condition failed";
    await insertNotice(db, notice);
    return { replaced: previous?.blob_id };
  });
}

/** Takes an object away; answers its blob, undefined when there was none. */
export function deleteObject(bucket: string, key: string, notice: NewNotice): Promise<string | undefined> {
  return transaction(async (db) => {
    const [gone] = await db.$queryRaw<{ blob_id: string }[]>`
      DELETE FROM objects WHERE bucket_name = ${bucket} AND object_key = ${key} RETURNING blob_id::text AS blob_id`;
    if (gone) await insertNotice(db, notice);
    return gone?.blob_id;
  });
}

export async function findObject(db: Database, bucket: string, key: string): Promise<StoredObject | undefined> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM objects WHERE bucket_name = ${bucket} AND object_key = ${key}`;
  return rows.map(objectOf)[0];
}

/** Objects in the order of their keys' bytes. */
export async function readObjects(db: Database, bucket: string, range: KeyRange): Promise<StoredObject[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM objects
    WHERE bucket_name = ${bucket} AND object_key > ${range.after} AND object_key >= ${range.from}
      ${range.before === undefined ? Prisma.empty : Prisma.sql`AND object_key < ${range.before}`}
    ORDER BY object_key LIMIT ${range.limit}`;
  return rows.map(objectOf);
}

/** Which of these blobs no object has. */
export async function orphansAmong(db: Database, blobIds: string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ blob_id: string }[]>`
    SELECT blob_id::text AS blob_id FROM unnest(${blobIds}::uuid[]) AS found (blob_id)
    WHERE NOT EXISTS (SELECT 1 FROM objects o WHERE o.blob_id = found.blob_id)`;
  return rows.map((row) => row.blob_id);
}

async function holdBucket(db: Database, name: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM object_buckets WHERE bucket_name = ${name} FOR KEY SHARE`;
  return rows.length > 0;
}

async function upsert(db: Database, object: StoredObject, onlyIfAbsent: boolean): Promise<boolean> {
  const replace = Prisma.sql`DO UPDATE SET
    blob_id = excluded.blob_id, size_bytes = excluded.size_bytes, etag = excluded.etag, modified_at = excluded.modified_at,
    headers = excluded.headers, metadata = excluded.metadata, checksum_algorithm = excluded.checksum_algorithm,
    checksum = excluded.checksum`;
  const written = await db.$executeRaw`
    INSERT INTO objects (bucket_name, object_key, blob_id, size_bytes, etag, modified_at, headers, metadata,
                         checksum_algorithm, checksum)
    VALUES (${object.bucket}, ${object.key}, ${object.blobId}::uuid, ${object.size}, ${object.etag}, ${object.modifiedAt},
            ${JSON.stringify(object.headers)}::jsonb, ${JSON.stringify(object.metadata)}::jsonb,
            ${object.checksum?.algorithm ?? null}, ${object.checksum?.value ?? null})
    ON CONFLICT (bucket_name, object_key) ${onlyIfAbsent ? Prisma.sql`DO NOTHING` : replace}`;
  return written === 1;
}

const COLUMNS = Prisma.sql`bucket_name, object_key, blob_id::text AS blob_id, size_bytes, etag, modified_at, headers,
  metadata, checksum_algorithm, checksum`;

type Row = {
  bucket_name: string;
  object_key: string;
  blob_id: string;
  size_bytes: bigint;
  etag: string;
  modified_at: Date;
  headers: ContentHeaders;
  metadata: Record<string, string>;
  checksum_algorithm: ChecksumAlgorithm | null;
  checksum: string | null;
};

function objectOf(row: Row): StoredObject {
  const { checksum_algorithm: algorithm, checksum: value } = row;
  return {
    bucket: row.bucket_name,
    key: row.object_key,
    blobId: row.blob_id,
    size: Number(row.size_bytes),
    etag: row.etag,
    modifiedAt: row.modified_at,
    headers: row.headers,
    metadata: row.metadata,
    checksum: algorithm !== null && value !== null ? { algorithm, value } : undefined,
  };
}
