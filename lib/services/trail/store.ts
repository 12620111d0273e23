import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { pool } from "@/lib/platform/database";
import { maintainPartitions } from "@/lib/platform/partitions";
import { settings } from "@/lib/platform/settings";
import { Prisma } from "@/prisma/client/client";
import type { EventQuestion, FoundEvent, Position, TrailEvent } from "./model/event";
import { eventsWanted } from "./store/event-conditions";
import { findAmong } from "./store/find-text";
import { selectEvents } from "./store/found-events";
import { chunksWith } from "./store/text-segments";

/** Keeps a record and its resources in one statement, so that recording costs one round trip. */
export async function insertTrailEvent(db: Database, event: TrailEvent): Promise<void> {
  const { resources } = event;
  await db.$executeRaw`
    -- prepared: insert_trail_event
    WITH kept AS (
      INSERT INTO trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only,
                                user_name, principal_arn, access_key_id, source_ip, error_code, request_id, record)
      VALUES (${event.accountId}, ${event.eventTime}, ${event.eventId}::uuid, ${event.region}, ${event.category},
              ${event.eventSource}, ${event.eventName}, ${event.readOnly}, ${event.userName ?? null},
              ${event.principalArn ?? null}, ${event.accessKeyId ?? null}, ${event.sourceIp ?? null},
              ${event.errorCode ?? null}, ${event.requestId ?? null}, ${event.record})
    )
    INSERT INTO trail_event_resources (account_id, event_time, event_id, region, resource_type, resource_name, arn)
    SELECT ${event.accountId}, ${event.eventTime}, ${event.eventId}::uuid, ${event.region}, type, name, arn
    FROM unnest(${resources.map(({ type }) => type)}::text[], ${resources.map(({ name }) => name)}::text[],
                ${resources.map(({ arn }) => arn)}::text[]) AS touched (type, name, arn)
    ON CONFLICT DO NOTHING`;
}

/** Keeps many events, each once: one whose id and time are there already is the same event, handed over twice. */
export async function insertTrailEvents(db: Database, events: readonly TrailEvent[]): Promise<void> {
  const rows = JSON.stringify(events.map((event) => ({ ...event, resources: undefined })));
  const touched = JSON.stringify(
    events.flatMap(({ accountId, eventTime, eventId, region, resources }) =>
      resources.map(({ type, name, arn }) => ({ accountId, eventTime, eventId, region, type, name, arn })),
    ),
  );
  await db.$executeRaw`
    INSERT INTO trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only,
                              user_name, principal_arn, access_key_id, source_ip, error_code, record)
    SELECT "accountId", "eventTime", "eventId", region, category, "eventSource", "eventName", "readOnly", "userName",
           "principalArn", "accessKeyId", "sourceIp", "errorCode", record
    FROM jsonb_to_recordset(${rows}::jsonb) AS e (
      "accountId" text, "eventTime" timestamptz, "eventId" uuid, region text, category text, "eventSource" text,
      "eventName" text, "readOnly" boolean, "userName" text, "principalArn" text, "accessKeyId" text, "sourceIp" text,
      "errorCode" text, record text)
    ON CONFLICT DO NOTHING`;
  await db.$executeRaw`
    INSERT INTO trail_event_resources (account_id, event_time, event_id, region, resource_type, resource_name, arn)
    SELECT "accountId", "eventTime", "eventId", region, type, name, arn
    FROM jsonb_to_recordset(${touched}::jsonb) AS r (
      "accountId" text, "eventTime" timestamptz, "eventId" uuid, region text, type text, name text, arn text)
    ON CONFLICT DO NOTHING`;
}

/** The events that answer a question, newest first, from `after` on (exclusive), at most `limit`. */
export async function findEvents(
  db: Database,
  scope: Pick<Scope, "accountId">,
  question: EventQuestion,
  limit: number,
  after: Position | undefined,
): Promise<FoundEvent[]> {
  const to = after ? new Date(after.time) : question.to;
  const among = await chunksWith(db, scope, { ...question, to });
  const behind = after ? [Prisma.sql`(e.event_time, e.event_id) < (${to}, ${after.id}::uuid)`] : [];
  const wanted = Prisma.join([eventsWanted(scope, question), ...behind], " AND ");
  return among ? findAmong(db, wanted, among, limit) : selectEvents(db, wanted, limit);
}

/** For so long trails try to deliver to a bucket that refuses, as CloudTrail's do; what they deliver is read from the events. */
const REDELIVERY_DAYS = 30;

/** Keeps the months around now and drops those past the event history's length. */
export function maintainTrailPartitions(now: Date): Promise<void> {
  const keepDays = Math.max(settings().eventHistoryDays, REDELIVERY_DAYS);
  const around = { step: "month" as const, behindDays: 92, aheadDays: 62, keepDays };
  const tables = ["trail_events", "trail_event_resources", "trail_text_segments"].map((table) => ({
    table,
    ...around,
  }));
  return maintainPartitions(pool(), tables, now);
}
