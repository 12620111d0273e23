import type { Database } from "@/lib/platform/database";
import type { DigestedFile } from "../model/digest";
import type { FileContent, PlannedFile, Selection } from "../model/log-file";

/** What is known of a file once it is written. */
export type WrittenFile = {
  hash: string;
  oldestEventAt: Date;
  newestEventAt: Date;
  deliveredAt: Date;
  needsNotice: boolean;
  needsDigest: boolean;
};

export async function insertFiles(
  db: Database,
  accountId: string,
  trailId: string,
  files: readonly PlannedFile[],
): Promise<void> {
  for (const file of files) {
    await db.$executeRaw`
      INSERT INTO trail_files (account_id, file_id, trail_id, region, content, from_position, to_position, selection,
                               bucket_name, object_key, planned_at)
      VALUES (${accountId}, ${file.id}::uuid, ${trailId}::uuid, ${file.region}, ${file.content}, ${file.from},
              ${file.to}, ${JSON.stringify(file.selection)}::jsonb, ${file.bucket}, ${file.key}, ${file.plannedAt})`;
  }
}

/** The files of a trail that have yet to be written, oldest first. */
export async function findUnwritten(db: Database, accountId: string, trailId: string): Promise<PlannedFile[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT file_id::text AS file_id, region, content, from_position, to_position, selection, bucket_name, object_key,
           planned_at
    FROM trail_files WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND delivered_at IS NULL
    ORDER BY to_position, region, content`;
  return rows.map(fileOf);
}

export async function findUnwrittenFile(db: Database, accountId: string, id: string): Promise<PlannedFile | undefined> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT file_id::text AS file_id, region, content, from_position, to_position, selection, bucket_name, object_key,
           planned_at
    FROM trail_files WHERE account_id = ${accountId} AND file_id = ${id}::uuid AND delivered_at IS NULL`;
  return rows.map(fileOf)[0];
}

/** Notes that a file is written, once: answers false when another worker has done so. */
export async function markWritten(db: Database, accountId: string, id: string, file: WrittenFile): Promise<boolean> {
  const marked = await db.$executeRaw`
    UPDATE trail_files SET
      delivered_at = ${file.deliveredAt}, hash_value = ${file.hash}, oldest_event_at = ${file.oldestEventAt},
      newest_event_at = ${file.newestEventAt}, needs_notice = ${file.needsNotice}, needs_digest = ${file.needsDigest}
    WHERE account_id = ${accountId} AND file_id = ${id}::uuid AND delivered_at IS NULL`;
  await forgetDone(db, accountId, id);
  return marked === 1;
}

/** A planned file in whose range nothing was wanted is none. */
export async function forgetFile(db: Database, accountId: string, id: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM trail_files WHERE account_id = ${accountId} AND file_id = ${id}::uuid AND delivered_at IS NULL`;
}

/** Files that a topic is to hear of, oldest first, held until the transaction ends. */
export async function lockUntold(
  db: Database,
  accountId: string,
  trailId: string,
  limit: number,
): Promise<{ id: string; bucket: string; key: string; deliveredAt: Date }[]> {
  return db.$queryRaw`
    SELECT file_id::text AS id, bucket_name AS bucket, object_key AS key, delivered_at AS "deliveredAt" FROM trail_files
    WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND needs_notice
    ORDER BY delivered_at, file_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
}

export async function markTold(db: Database, accountId: string, id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE trail_files SET needs_notice = false WHERE account_id = ${accountId} AND file_id = ${id}::uuid`;
  await forgetDone(db, accountId, id);
}

/** Whether every event that the trail has logged lies in a file that is written; never while it goes on logging. */
export async function isAllWritten(db: Database, accountId: string, trailId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ done: boolean }[]>`
    SELECT NOT EXISTS (
      SELECT 1 FROM trail_files
      WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND delivered_at IS NULL
    ) AND NOT EXISTS (
      SELECT 1 FROM trail_spans s JOIN trail_deliveries d USING (account_id, trail_id)
      WHERE s.account_id = ${accountId} AND s.trail_id = ${trailId}::uuid AND d.kind = 'files'
        AND (s.to_position IS NULL OR s.to_position > d.position)
    ) AS done`;
  return row?.done === true;
}

/** The Regions of files that wait for a digest. */
export async function undigestedRegions(db: Database, accountId: string, trailId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ region: string }[]>`
    SELECT DISTINCT region FROM trail_files
    WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND needs_digest`;
  return rows.map(({ region }) => region);
}

type DigestQuestion = { accountId: string; trailId: string; region: string };

/** Gives the digest that ends at `end` all files that were delivered before then and are in none. */
export async function assignToDigest(db: Database, { accountId, trailId, region }: DigestQuestion, end: Date) {
  await db.$executeRaw`
    UPDATE trail_files SET digest_end = ${end}
    WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND region = ${region}
      AND needs_digest AND digest_end IS NULL AND delivered_at < ${end}`;
}

export async function filesOfDigest(
  db: Database,
  { accountId, trailId, region }: DigestQuestion,
  end: Date,
): Promise<DigestedFile[]> {
  return db.$queryRaw<DigestedFile[]>`
    SELECT bucket_name AS bucket, object_key AS key, hash_value AS hash, oldest_event_at AS "oldestEventAt",
           newest_event_at AS "newestEventAt"
    FROM trail_files
    WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND region = ${region} AND digest_end = ${end}
    ORDER BY object_key`;
}

export async function markDigested(db: Database, { accountId, trailId, region }: DigestQuestion, end: Date) {
  await db.$executeRaw`
    UPDATE trail_files SET needs_digest = false
    WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND region = ${region} AND digest_end = ${end}`;
  await db.$executeRaw`
    DELETE FROM trail_files
    WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND region = ${region} AND digest_end = ${end}
      AND NOT needs_notice`;
}

async function forgetDone(db: Database, accountId: string, id: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM trail_files
    WHERE account_id = ${accountId} AND file_id = ${id}::uuid AND delivered_at IS NOT NULL
      AND NOT needs_notice AND NOT needs_digest`;
}

type Row = {
  file_id: string;
  region: string;
  content: FileContent;
  from_position: bigint;
  to_position: bigint;
  selection: Selection;
  bucket_name: string;
  object_key: string;
  planned_at: Date;
};

function fileOf(row: Row): PlannedFile {
  return {
    id: row.file_id,
    region: row.region,
    content: row.content,
    from: row.from_position,
    to: row.to_position,
    selection: row.selection,
    bucket: row.bucket_name,
    key: row.object_key,
    plannedAt: row.planned_at,
  };
}
