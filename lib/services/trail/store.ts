import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { pool } from "@/lib/platform/database";
import { maintainPartitions } from "@/lib/platform/partitions";
import { settings } from "@/lib/platform/settings";
import { Prisma } from "@/prisma/client/client";
import type { EventCondition, EventQuestion, FoundEvent, Position, SearchField, TrailEvent } from "./model/event";

/** Keeps a record and its resources in one statement, so that recording costs one round trip. */
export async function insertTrailEvent(db: Database, event: TrailEvent): Promise<void> {
  const { resources } = event;
  await db.$executeRaw`
    WITH kept AS (
      INSERT INTO trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only,
                                user_name, principal_arn, access_key_id, source_ip, error_code, record)
      VALUES (${event.accountId}, ${event.eventTime}, ${event.eventId}::uuid, ${event.region}, ${event.category},
              ${event.eventSource}, ${event.eventName}, ${event.readOnly}, ${event.userName ?? null},
              ${event.principalArn ?? null}, ${event.accessKeyId ?? null}, ${event.sourceIp ?? null},
              ${event.errorCode ?? null}, ${event.record})
    )
    INSERT INTO trail_event_resources (account_id, event_time, event_id, region, resource_type, resource_name, arn)
    SELECT ${event.accountId}, ${event.eventTime}, ${event.eventId}::uuid, ${event.region}, type, name, arn
    FROM unnest(${resources.map(({ type }) => type)}::text[], ${resources.map(({ name }) => name)}::text[],
                ${resources.map(({ arn }) => arn)}::text[]) AS touched (type, name, arn)
    ON CONFLICT DO NOTHING`;
}

/** The events that answer a question, newest first, from `after` on (exclusive), at most `limit`. */
export async function findEvents(
  db: Database,
  { accountId }: Pick<Scope, "accountId">,
  question: EventQuestion,
  limit: number,
  after: Position | undefined,
): Promise<FoundEvent[]> {
  const wanted = [
    Prisma.sql`e.account_id = ${accountId}`,
    Prisma.sql`e.category = ${question.category}`,
    Prisma.sql`e.event_time >= ${question.from}`,
    ...(question.to ? [Prisma.sql`e.event_time <= ${question.to}`] : []),
    ...(question.region ? [Prisma.sql`e.region = ${question.region}`] : []),
    ...(after ? [Prisma.sql`(e.event_time, e.event_id) < (${new Date(after.time)}, ${after.id}::uuid)`] : []),
    ...question.conditions.map(conditionSql),
    ...question.texts.map((text) => Prisma.sql`e.record ILIKE ${containing(text)}`),
  ];
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.event_time, e.event_id::text AS event_id, e.region, e.event_source, e.event_name, e.read_only, e.user_name,
           e.principal_arn, e.access_key_id, e.source_ip, e.error_code, e.record,
           (SELECT json_agg(json_build_object('arn', r.arn, 'type', r.resource_type, 'name', r.resource_name))
            FROM trail_event_resources r
            WHERE r.account_id = e.account_id AND r.event_time = e.event_time AND r.event_id = e.event_id) AS resources
    FROM trail_events e
    WHERE ${Prisma.join(wanted, " AND ")}
    ORDER BY e.event_time DESC, e.event_id DESC
    LIMIT ${limit}`;
  return rows.map(foundEvent);
}

/** For so long trails try to deliver to a bucket that refuses, as CloudTrail's do; what they deliver is read from the events. */
const REDELIVERY_DAYS = 30;

/** Keeps the months around now and drops those past the event history's length. */
export function maintainTrailPartitions(now: Date): Promise<void> {
  const keepDays = Math.max(settings().eventHistoryDays, REDELIVERY_DAYS);
  const around = { step: "month" as const, behindDays: 92, aheadDays: 62, keepDays };
  const tables = ["trail_events", "trail_event_resources"].map((table) => ({ table, ...around }));
  return maintainPartitions(pool(), tables, now);
}

const COLUMN: Record<Exclude<SearchField, "resourceName" | "resourceType">, Prisma.Sql> = {
  eventName: Prisma.sql`e.event_name`,
  eventSource: Prisma.sql`e.event_source`,
  eventId: Prisma.sql`e.event_id::text`,
  userName: Prisma.sql`e.user_name`,
  principalArn: Prisma.sql`e.principal_arn`,
  accessKeyId: Prisma.sql`e.access_key_id`,
  readOnly: Prisma.sql`e.read_only::text`,
  sourceIp: Prisma.sql`e.source_ip`,
  errorCode: Prisma.sql`e.error_code`,
  region: Prisma.sql`e.region`,
};

function conditionSql({ field, operator, value }: EventCondition): Prisma.Sql {
  if (field === "resourceName") return resourceSql(Prisma.sql`r.resource_name`, operator, value);
  if (field === "resourceType") return resourceSql(Prisma.sql`r.resource_type`, operator, value);
  // These two are looked up by index, so they are compared as what they are.
  if (field === "readOnly" && operator === "=") return Prisma.sql`e.read_only = ${value === "true"}`;
  if (field === "eventId" && operator === "=")
    return isUuid(value) ? Prisma.sql`e.event_id = ${value}::uuid` : Prisma.sql`false`;
  return compare(COLUMN[field], operator, value);
}

function resourceSql(column: Prisma.Sql, operator: EventCondition["operator"], value: string): Prisma.Sql {
  const negated = operator === "!=" || operator === "!:";
  const positive = operator === "=" || operator === "!=" ? "=" : ":";
  const touched = Prisma.sql`EXISTS (SELECT 1 FROM trail_event_resources r
    WHERE r.account_id = e.account_id AND r.event_time = e.event_time AND r.event_id = e.event_id
      AND ${compare(column, positive, value)})`;
  return negated ? Prisma.sql`NOT ${touched}` : touched;
}

function compare(column: Prisma.Sql, operator: EventCondition["operator"], value: string): Prisma.Sql {
  switch (operator) {
    case "=":
      return Prisma.sql`${column} = ${value}`;
    case "!=":
      return Prisma.sql`${column} IS DISTINCT FROM ${value}`;
    case ":":
      return Prisma.sql`${column} ILIKE ${containing(value)}`;
    case "!:":
      return Prisma.sql`coalesce(${column}, '') NOT ILIKE ${containing(value)}`;
  }
}

/** The LIKE pattern for "contains", with LIKE's own signs taken literally. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
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
    resources: row.resources ?? [],
    record: row.record,
  };
}
