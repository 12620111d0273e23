import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";

/** What the event bus is to be told of an object. */
export type NewNotice = Scope & { bucket: string; detailType: string; detail: object; createdAt: Date };

/** One that a worker has taken; `attempts` counts this one. */
export type TakenNotice = NewNotice & { id: bigint; attempts: number };

export async function insertNotice(db: Database, notice: NewNotice): Promise<void> {
  await db.$executeRaw`
    INSERT INTO object_notices (account_id, region, bucket_name, detail_type, detail, created_at, due_at)
    VALUES (${notice.accountId}, ${notice.region}, ${notice.bucket}, ${notice.detailType},
            ${JSON.stringify(notice.detail)}::jsonb, ${notice.createdAt}, ${notice.createdAt})`;
}

type Take = { now: Date; retrySeconds: number; limit: number };

/** The accounts and Regions in which notices wait. */
export function findNoticeScopes(db: Database, now: Date): Promise<Scope[]> {
  return db.$queryRaw<Scope[]>`
    SELECT DISTINCT account_id AS "accountId", region FROM object_notices WHERE due_at <= ${now}`;
}

/** Takes notices that wait, oldest first; one whose worker is killed waits again after `retrySeconds`. */
export async function takeNotices(
  db: Database,
  { accountId, region }: Scope,
  { now, retrySeconds, limit }: Take,
): Promise<TakenNotice[]> {
  const again = new Date(now.getTime() + retrySeconds * 1000);
  const rows = await db.$queryRaw<Row[]>`
    WITH taken AS (
      SELECT notice_id FROM object_notices
      WHERE account_id = ${accountId} AND region = ${region} AND due_at <= ${now}
      ORDER BY notice_id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE object_notices AS n SET due_at = ${again}, attempts = n.attempts + 1
    FROM taken WHERE n.notice_id = taken.notice_id
    RETURNING n.notice_id, n.account_id, n.region, n.bucket_name, n.detail_type, n.detail, n.created_at, n.attempts`;
  return rows.map(noticeOf).sort((one, other) => Number(one.id - other.id));
}

export async function forgetNotices(db: Database, ids: readonly bigint[]): Promise<void> {
  await db.$executeRaw`DELETE FROM object_notices WHERE notice_id = ANY (${ids}::bigint[])`;
}

type Row = {
  notice_id: bigint;
  account_id: string;
  region: string;
  bucket_name: string;
  detail_type: string;
  detail: object;
  created_at: Date;
  attempts: number;
};

function noticeOf(row: Row): TakenNotice {
  return {
    id: row.notice_id,
    accountId: row.account_id,
    region: row.region,
    bucket: row.bucket_name,
    detailType: row.detail_type,
    detail: row.detail,
    createdAt: row.created_at,
    attempts: row.attempts,
  };
}
