import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { EventBusModel } from "@/prisma/client/models";
import { type BusConfiguration, DEFAULT_BUS, type EventBus } from "../model/bus";
import { literalPrefix } from "./name-prefix";

/** A bus; the default one is there though nothing has been written of it. */
export async function findBus(db: Database, { accountId, region }: Scope, name: string): Promise<EventBus | undefined> {
  const row = await db.eventBus.findUnique({
    where: { accountId_region_busName: { accountId, region, busName: name } },
  });
  return row ? busOf(row) : name === DEFAULT_BUS ? untouched() : undefined;
}

/**
 * Holds a bus fast until the transaction ends, so that what is counted on it stays true; the default bus gets its row.
 * Undefined when there is no such bus.
 */
export async function lockBus(
  db: Database,
  { accountId, region }: Scope,
  name: string,
  now: Date,
): Promise<EventBus | undefined> {
  if (name === DEFAULT_BUS) {
    await db.$executeRaw`
      INSERT INTO event_buses (account_id, region, bus_name, created_at, modified_at)
      VALUES (${accountId}, ${region}, ${name}, ${now}, ${now}) ON CONFLICT DO NOTHING`;
  }
  const rows = await db.$queryRaw<BusRow[]>`
    SELECT bus_name, configuration, policy, created_at, modified_at FROM event_buses
    WHERE account_id = ${accountId} AND region = ${region} AND bus_name = ${name} FOR UPDATE`;
  const [row] = rows;
  if (!row) return undefined;
  return {
    name: row.bus_name,
    configuration: row.configuration,
    policy: row.policy ?? undefined,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}

/** False when there is one of that name already. */
export async function insertBus(
  db: Database,
  { accountId, region }: Scope,
  name: string,
  configuration: BusConfiguration,
  now: Date,
): Promise<boolean> {
  const added = await db.$executeRaw`
    INSERT INTO event_buses (account_id, region, bus_name, configuration, created_at, modified_at)
    VALUES (${accountId}, ${region}, ${name}, ${JSON.stringify(configuration)}::jsonb, ${now}, ${now})
    ON CONFLICT DO NOTHING`;
  return added === 1;
}

export async function saveBus(db: Database, { accountId, region }: Scope, bus: EventBus, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE event_buses SET configuration = ${JSON.stringify(bus.configuration)}::jsonb, policy = ${bus.policy ?? null},
                           modified_at = ${now}
    WHERE account_id = ${accountId} AND region = ${region} AND bus_name = ${bus.name}`;
}

export async function deleteBus(db: Database, { accountId, region }: Scope, name: string): Promise<void> {
  await db.eventBus.deleteMany({ where: { accountId, region, busName: name } });
}

export function countBuses(db: Database, { accountId, region }: Scope): Promise<number> {
  return db.eventBus.count({ where: { accountId, region, busName: { not: DEFAULT_BUS } } });
}

/** Buses by name from `after` on (exclusive), the default one among them. */
export async function listBuses(
  db: Database,
  { accountId, region }: Scope,
  { prefix = "", after }: { prefix?: string | undefined; after?: string | undefined },
  limit: number,
): Promise<EventBus[]> {
  const rows = await db.eventBus.findMany({
    where: {
      accountId,
      region,
      busName: { startsWith: literalPrefix(prefix), ...(after === undefined ? {} : { gt: after }) },
    },
    orderBy: { busName: "asc" },
    take: limit,
  });
  const buses = rows.map(busOf);
  const hasDefault = buses.some(({ name }) => name === DEFAULT_BUS);
  const belongs = DEFAULT_BUS.startsWith(prefix) && (after === undefined || DEFAULT_BUS > after);
  if (hasDefault || !belongs) return buses;
  return [...buses, untouched()].sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, limit);
}

/** Tells every process that a bus's rules or targets are not what they were. */
export async function renewRules(db: Database, { accountId, region }: Scope, name: string): Promise<void> {
  await db.$executeRaw`
    UPDATE event_buses SET rules_version = nextval('event_rules_versions')
    WHERE account_id = ${accountId} AND region = ${region} AND bus_name = ${name}`;
}

function untouched(): EventBus {
  return { name: DEFAULT_BUS, configuration: {}, policy: undefined, createdAt: undefined, modifiedAt: undefined };
}

function busOf(row: EventBusModel): EventBus {
  return {
    name: row.busName,
    configuration: row.configuration as BusConfiguration,
    policy: row.policy ?? undefined,
    createdAt: row.createdAt,
    modifiedAt: row.modifiedAt,
  };
}

type BusRow = {
  bus_name: string;
  configuration: BusConfiguration;
  policy: string | null;
  created_at: Date;
  modified_at: Date;
};
