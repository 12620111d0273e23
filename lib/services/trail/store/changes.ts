import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import { KEPT_FOR_ONESELF, type WriteEvent } from "../model/change";
import type { TrailResource } from "../model/event";

/** Services that act in us-east-1 for all Regions (CloudTrail User Guide, "global service events"). */
const GLOBAL_REGION = "us-east-1";
const GLOBAL_SOURCES = [
  "iam.amazonaws.com",
  "sts.amazonaws.com",
  "signin.amazonaws.com",
  "cloudfront.amazonaws.com",
  "route53.amazonaws.com",
  "organizations.amazonaws.com",
];

/** The newest write events between two moments, of this Region and of global services, at most `limit`. */
export async function findWrites(
  db: Database,
  { accountId, region }: Scope,
  { from, to }: { from: Date; to: Date },
  limit: number,
): Promise<WriteEvent[]> {
  return select(
    db,
    Prisma.sql`e.account_id = ${accountId} AND ${isChange} AND e.event_time BETWEEN ${from} AND ${to}
      AND ${inRegion(region)}`,
    limit,
  );
}

/** As `findWrites`, of those alone that touched a resource of one of these names. */
export async function findWritesOn(
  db: Database,
  { accountId, region }: Scope,
  { from, to }: { from: Date; to: Date },
  names: readonly string[],
  limit: number,
): Promise<WriteEvent[]> {
  if (names.length === 0) return [];
  return select(
    db,
    Prisma.sql`e.account_id = ${accountId} AND ${isChange} AND e.event_time BETWEEN ${from} AND ${to}
      AND ${inRegion(region)}
      AND (e.event_time, e.event_id) IN (
        SELECT t.event_time, t.event_id FROM trail_event_resources t
        WHERE t.account_id = ${accountId} AND t.resource_name = ANY (${names}::text[])
          AND t.event_time BETWEEN ${from} AND ${to})`,
    limit,
  );
}

const isChange = Prisma.sql`NOT e.read_only AND e.category = 'Management'
  AND e.event_name <> ALL (${KEPT_FOR_ONESELF}::text[])`;

function inRegion(region: string): Prisma.Sql {
  return Prisma.sql`(e.region = ${region}
    OR (e.region = ${GLOBAL_REGION} AND e.event_source = ANY (${GLOBAL_SOURCES}::text[])))`;
}

async function select(db: Database, wanted: Prisma.Sql, limit: number): Promise<WriteEvent[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.event_time, e.event_id::text AS event_id, e.region, e.event_source, e.event_name, e.user_name, e.error_code,
           e.record,
           (SELECT json_agg(json_build_object('arn', r.arn, 'type', r.resource_type, 'name', r.resource_name))
            FROM trail_event_resources r
            WHERE r.account_id = e.account_id AND r.event_time = e.event_time AND r.event_id = e.event_id) AS resources
    FROM trail_events e
    WHERE ${wanted}
    ORDER BY e.event_time DESC, e.event_id DESC
    LIMIT ${limit}`;
  return rows.map((row) => ({
    eventTime: row.event_time,
    eventId: row.event_id,
    region: row.region,
    eventSource: row.event_source,
    eventName: row.event_name,
    userName: row.user_name ?? undefined,
    errorCode: row.error_code ?? undefined,
    record: row.record,
    resources: row.resources ?? [],
  }));
}

type Row = {
  event_time: Date;
  event_id: string;
  region: string;
  event_source: string;
  event_name: string;
  user_name: string | null;
  error_code: string | null;
  record: string;
  resources: TrailResource[] | null;
};
