import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { FoundEvent } from "../model/event";

/** The events `e` of a condition with their resources, newest first (or oldest first), at most `limit`. */
export async function selectEvents(
  db: Database,
  wanted: Prisma.Sql,
  limit: number,
  order: "newest" | "oldest" = "newest",
): Promise<FoundEvent[]> {
  const direction = order === "newest" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.event_time, e.event_id::text AS event_id, e.region, e.event_source, e.event_name, e.read_only, e.user_name,
           e.principal_arn, e.access_key_id, e.source_ip, e.error_code, e.request_id, e.record,
           (SELECT json_agg(json_build_object('arn', r.arn, 'type', r.resource_type, 'name', r.resource_name))
            FROM trail_event_resources r
            WHERE r.account_id = e.account_id AND r.event_time = e.event_time AND r.event_id = e.event_id) AS resources
    FROM trail_events e
    WHERE ${wanted}
    ORDER BY e.event_time ${direction}, e.event_id ${direction}
    LIMIT ${limit}`;
  return rows.map(foundEvent);
}

type Row = {
  event_time: Date;
  event_id: string;
  region: string;
  event_source: string;
  event_name: string;
  read_only: boolean;
  user_name: string | null;
  principal_arn: string | null;
  access_key_id: string | null;
  source_ip: string | null;
  error_code: string | null;
  request_id: string | null;
  record: string;
  resources: FoundEvent["resources"] | null;
};

function foundEvent(row: Row): FoundEvent {
  return {
    eventTime: row.event_time,
    eventId: row.event_id,
    region: row.region,
    eventSource: row.event_source,
    eventName: row.event_name,
    readOnly: row.read_only,
    userName: row.user_name ?? undefined,
    principalArn: row.principal_arn ?? undefined,
    accessKeyId: row.access_key_id ?? undefined,
    sourceIp: row.source_ip ?? undefined,
    errorCode: row.error_code ?? undefined,
    requestId: row.request_id ?? undefined,
    resources: row.resources ?? [],
    record: row.record,
  };
}
