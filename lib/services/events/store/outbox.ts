import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { newUuid } from "@/lib/platform/identifiers";
import type { Delivery } from "../model/delivery";
import type { RuleTarget } from "../model/target";

/** An event that is to reach a target. */
export type NewDelivery = Pick<Delivery, "bus" | "rule" | "target" | "eventId" | "event" | "hops">;

/** Puts deliveries into the outbox in one statement: all of them are on disk, or none. */
export async function insertDeliveries(
  db: Database,
  { accountId, region }: Scope,
  deliveries: readonly NewDelivery[],
  now: Date,
): Promise<void> {
  if (deliveries.length === 0) return;
  await db.$executeRaw`
    INSERT INTO event_deliveries (account_id, region, delivery_id, bus_name, rule_name, target, event_id, event, hops,
                                  accepted_at, due_at)
    SELECT ${accountId}, ${region}, d.id, d.bus, d.rule, d.target::jsonb, d.event_id, d.event, d.hops, ${now}, ${now}
    FROM unnest(${deliveries.map(() => newUuid())}::uuid[], ${deliveries.map(({ bus }) => bus)}::text[],
                ${deliveries.map(({ rule }) => rule)}::text[],
                ${deliveries.map(({ target }) => JSON.stringify(target))}::text[],
                ${deliveries.map(({ eventId }) => eventId)}::uuid[], ${deliveries.map(({ event }) => event)}::text[],
                ${deliveries.map(({ hops }) => hops)}::integer[])
      AS d (id, bus, rule, target, event_id, event, hops)`;
}

/** The accounts and Regions in which deliveries or schedules are due, or connections wait to be authorised. */
export function findDueScopes(db: Database, now: Date): Promise<Scope[]> {
  return db.$queryRaw<Scope[]>`
    SELECT account_id AS "accountId", region FROM event_deliveries WHERE due_at <= ${now}
    UNION SELECT account_id, region FROM event_rules WHERE due_at <= ${now}
    UNION SELECT account_id, region FROM event_connections WHERE connection_state = 'AUTHORIZING'`;
}

/**
 * Claims deliveries that are due, oldest first. Rows that another worker is claiming are passed over; a claim ends by itself
 * at the end of its lease, so a worker that is killed loses nothing.
 */
export async function claimDeliveries(
  db: Database,
  { accountId, region }: Scope,
  { now, lease, leaseSeconds, limit }: { now: Date; lease: string; leaseSeconds: number; limit: number },
): Promise<Delivery[]> {
  const until = new Date(now.getTime() + leaseSeconds * 1000);
  const rows = await db.$queryRaw<DeliveryRow[]>`
    WITH due AS MATERIALIZED (
      SELECT account_id, region, delivery_id FROM event_deliveries
      WHERE account_id = ${accountId} AND region = ${region} AND due_at <= ${now}
      ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE event_deliveries AS d SET lease = ${lease}::uuid, due_at = ${until}, attempts = d.attempts + 1
    FROM due WHERE (d.account_id, d.region, d.delivery_id) = (due.account_id, due.region, due.delivery_id)
    RETURNING d.delivery_id::text AS delivery_id, d.bus_name, d.rule_name, d.target, d.event_id::text AS event_id, d.event,
              d.hops, d.accepted_at, d.attempts`;
  return rows
    .map((row) => ({
      accountId,
      region,
      id: row.delivery_id,
      bus: row.bus_name,
      rule: row.rule_name,
      target: row.target,
      eventId: row.event_id,
      event: row.event,
      hops: row.hops,
      acceptedAt: row.accepted_at,
      attempts: row.attempts,
      lease,
    }))
    .sort((one, other) => one.acceptedAt.getTime() - other.acceptedAt.getTime());
}

/** Puts a delivery off that was not tried: its attempt does not count. */
export async function postponeDelivery(db: Database, scope: Scope, held: Held, until: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE event_deliveries SET due_at = ${until}, lease = NULL, attempts = attempts - 1
    WHERE account_id = ${scope.accountId} AND region = ${scope.region} AND delivery_id = ${held.deliveryId}::uuid
      AND lease = ${held.lease}::uuid`;
}

/** A delivery and the lease under which a worker holds it. */
export type Held = { deliveryId: string; lease: string };

type DeliveryRow = {
  delivery_id: string;
  bus_name: string;
  rule_name: string;
  target: RuleTarget;
  event_id: string;
  event: string;
  hops: number;
  accepted_at: Date;
  attempts: number;
};
