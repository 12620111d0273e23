import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { FileContent } from "../model/log-file";
import type { PlaceRange } from "./ranges";

/** What is known of an event without reading it. */
export type EventSize = { position: bigint; region: string; content: FileContent; bytes: number };

/** An event as deliveries read it. */
export type PlacedEvent = { position: bigint; region: string; eventTime: Date; category: string; record: string };

/** Sizes of an account's events in a range, in the order of their places; `region` absent for all. */
export async function readSizes(
  db: Database,
  { accountId }: Pick<Scope, "accountId">,
  region: string | undefined,
  { from, to }: PlaceRange,
  limit: number,
): Promise<EventSize[]> {
  return db.$queryRaw<EventSize[]>`
    SELECT position, region, octet_length(record) AS bytes,
           CASE WHEN category = 'Insight' THEN 'CloudTrail-Insight' ELSE 'CloudTrail' END AS content
    FROM trail_events
    WHERE account_id = ${accountId} AND position > ${from} AND position <= ${to} ${ofRegion(region)}
    ORDER BY position LIMIT ${limit}`;
}

/** Events of a range, in the order of their places, at most `limit`. */
export async function readPlaced(
  db: Database,
  { accountId }: Pick<Scope, "accountId">,
  region: string | undefined,
  { from, to }: PlaceRange,
  limit: number,
): Promise<PlacedEvent[]> {
  return db.$queryRaw<PlacedEvent[]>`
    SELECT position, region, event_time AS "eventTime", category, record
    FROM trail_events
    WHERE account_id = ${accountId} AND position > ${from} AND position <= ${to} ${ofRegion(region)}
    ORDER BY position LIMIT ${limit}`;
}

function ofRegion(region: string | undefined): Prisma.Sql {
  return region === undefined ? Prisma.empty : Prisma.sql`AND region = ${region}`;
}
