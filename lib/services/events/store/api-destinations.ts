import type { ApiDestinationHttpMethod } from "@aws-sdk/client-eventbridge";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { EventApiDestinationModel } from "@/prisma/client/models";
import type { ApiDestination } from "../model/api-destination";
import { literalPrefix } from "./name-prefix";

export async function findApiDestination(
  db: Database,
  { accountId, region }: Scope,
  name: string,
): Promise<ApiDestination | undefined> {
  const key = { accountId, region, destinationName: name };
  const row = await db.eventApiDestination.findUnique({ where: { accountId_region_destinationName: key } });
  return row ? destinationOf(row) : undefined;
}

/** Writes a destination, new or known. */
export async function saveApiDestination(
  db: Database,
  { accountId, region }: Scope,
  one: ApiDestination,
): Promise<void> {
  const key = { accountId, region, destinationName: one.name };
  const data = {
    destinationId: one.id,
    description: one.description ?? null,
    connectionName: one.connection.name,
    connectionId: one.connection.id,
    endpoint: one.endpoint,
    httpMethod: one.method,
    ratePerSecond: one.ratePerSecond,
    createdAt: one.createdAt,
    modifiedAt: one.modifiedAt,
  };
  const where = { accountId_region_destinationName: key };
  await db.eventApiDestination.upsert({ where, create: { ...key, ...data }, update: data });
}

export async function deleteApiDestination(db: Database, { accountId, region }: Scope, name: string): Promise<void> {
  await db.eventApiDestination.deleteMany({ where: { accountId, region, destinationName: name } });
}

export function countApiDestinations(db: Database, { accountId, region }: Scope): Promise<number> {
  return db.eventApiDestination.count({ where: { accountId, region } });
}

export async function listApiDestinations(
  db: Database,
  { accountId, region }: Scope,
  question: { prefix?: string | undefined; connectionId?: string | undefined; after?: string | undefined },
  limit: number,
): Promise<ApiDestination[]> {
  const { prefix = "", connectionId, after } = question;
  const rows = await db.eventApiDestination.findMany({
    where: {
      accountId,
      region,
      destinationName: { startsWith: literalPrefix(prefix), ...(after ? { gt: after } : {}) },
      ...(connectionId ? { connectionId } : {}),
    },
    orderBy: { destinationName: "asc" },
    take: limit,
  });
  return rows.map(destinationOf);
}

/**
 * Takes the destination's next place in time, if that is within `patienceMillis`: how many milliseconds to wait. Undefined when
 * it is further away; then nothing is taken. The database's clock rules, so that all workers together keep the rate.
 */
export async function takeSlot(
  db: Database,
  { accountId, region }: Scope,
  name: string,
  patienceMillis: number,
): Promise<number | undefined> {
  const rows = await db.$queryRaw<{ wait_millis: number }[]>`
    UPDATE event_api_destinations
    SET next_slot_at = greatest(next_slot_at, clock_timestamp()) + interval '1 second' / rate_per_second
    WHERE account_id = ${accountId} AND region = ${region} AND destination_name = ${name}
      AND next_slot_at <= clock_timestamp() + ${patienceMillis} * interval '1 millisecond'
    RETURNING greatest(0, extract(epoch FROM next_slot_at - interval '1 second' / rate_per_second - clock_timestamp()) * 1000)
              ::double precision AS wait_millis`;
  return rows[0]?.wait_millis;
}

function destinationOf(row: EventApiDestinationModel): ApiDestination {
  return {
    name: row.destinationName,
    id: row.destinationId,
    description: row.description ?? undefined,
    connection: { name: row.connectionName, id: row.connectionId },
    endpoint: row.endpoint,
    method: row.httpMethod as ApiDestinationHttpMethod,
    ratePerSecond: row.ratePerSecond,
    createdAt: row.createdAt,
    modifiedAt: row.modifiedAt,
  };
}
