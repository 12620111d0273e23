import type { Scope } from "@/lib/platform/arn";
import { type Database, pool } from "@/lib/platform/database";
import { maintainPartitions, type PartitionedTable } from "@/lib/platform/partitions";
import { Prisma } from "@/prisma/client/client";
import type { AlarmKind } from "../model/alarm";
import type { HistoryItem } from "../model/history";
import type { HistoryQuestion } from "../model/history-question";

/** Where a page of history ended. */
export type HistoryPosition = { occurredAt: string; order: string };

/** An item with its place, from which the next page goes on. */
export type KeptHistoryItem = HistoryItem & { order: bigint };

/** AWS keeps the history of an alarm for 30 days. */
const PARTITIONS: PartitionedTable[] = [
  { table: "alarm_history", step: "month", behindDays: 31, aheadDays: 62, keepDays: 30 },
];

/** Adds items in the order given. */
export async function insertHistory(
  db: Database,
  { accountId, region }: Scope,
  items: readonly HistoryItem[],
): Promise<void> {
  if (items.length === 0) return;
  await db.$executeRaw`
    INSERT INTO alarm_history (account_id, region, alarm_name, occurred_at, kind, item_type, summary, data, contributor_id,
                               contributor_attributes)
    SELECT ${accountId}, ${region}, i.alarm_name, i.occurred_at, i.kind, i.item_type, i.summary, i.data,
           NULLIF(i.contributor_id, ''), NULLIF(i.attributes, '')::jsonb
    FROM unnest(${items.map(({ alarmName }) => alarmName)}::text[],
                ${items.map(({ occurredAt }) => occurredAt)}::timestamptz[],
                ${items.map(({ kind }) => kind)}::text[], ${items.map(({ type }) => type)}::text[],
                ${items.map(({ summary }) => summary)}::text[], ${items.map(({ data }) => data)}::text[],
                ${items.map(({ contributor }) => contributor?.id ?? "")}::text[],
                ${items.map(({ contributor }) => (contributor ? JSON.stringify(contributor.attributes) : ""))}::text[])
      WITH ORDINALITY AS i (alarm_name, occurred_at, kind, item_type, summary, data, contributor_id, attributes, place)
    ORDER BY i.place`;
}

/** The items that answer a question, in its order, after `after`, at most `limit`. */
export async function findHistory(
  db: Database,
  { accountId, region }: Scope,
  { alarmName, kinds, type, contributor, from, to, oldestFirst }: HistoryQuestion,
  limit: number,
  after: HistoryPosition | undefined,
): Promise<KeptHistoryItem[]> {
  const direction = Prisma.raw(oldestFirst ? "ASC" : "DESC");
  const beyond = Prisma.raw(oldestFirst ? ">" : "<");
  const wanted = [
    Prisma.sql`account_id = ${accountId} AND region = ${region} AND kind = ANY (${kinds}::text[])`,
    ...(alarmName ? [Prisma.sql`alarm_name = ${alarmName}`] : []),
    ofContributor(contributor),
    ...(type ? [Prisma.sql`item_type = ${type}`] : []),
    ...(from ? [Prisma.sql`occurred_at >= ${from}`] : []),
    ...(to ? [Prisma.sql`occurred_at <= ${to}`] : []),
    ...(after
      ? [Prisma.sql`(occurred_at, item_order) ${beyond} (${new Date(after.occurredAt)}, ${BigInt(after.order)})`]
      : []),
  ];
  const rows = await db.$queryRaw<HistoryRow[]>`
    SELECT alarm_name, occurred_at, item_order, kind, item_type, summary, data, contributor_id, contributor_attributes
    FROM alarm_history
    WHERE ${Prisma.join(wanted, " AND ")}
    ORDER BY occurred_at ${direction}, item_order ${direction} LIMIT ${limit}`;
  return rows.map((row) => ({
    alarmName: row.alarm_name,
    kind: row.kind as AlarmKind,
    occurredAt: row.occurred_at,
    order: row.item_order,
    type: row.item_type as HistoryItem["type"],
    summary: row.summary,
    data: row.data,
    ...(row.contributor_id === null
      ? {}
      : { contributor: { id: row.contributor_id, attributes: row.contributor_attributes ?? {} } }),
  }));
}

function ofContributor(asked: HistoryQuestion["contributor"]): Prisma.Sql {
  if (asked === "none") return Prisma.sql`contributor_id IS NULL`;
  if (asked === "every") return Prisma.sql`contributor_id IS NOT NULL`;
  return Prisma.sql`contributor_id = ${asked.id}`;
}

export function maintainAlarmPartitions(now: Date): Promise<void> {
  return maintainPartitions(pool(), PARTITIONS, now);
}

type HistoryRow = {
  alarm_name: string;
  occurred_at: Date;
  item_order: bigint;
  kind: string;
  item_type: string;
  summary: string;
  data: string;
  contributor_id: string | null;
  contributor_attributes: Record<string, string> | null;
};
