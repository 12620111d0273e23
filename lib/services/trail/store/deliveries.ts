import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";

/** The ways in which a trail delivers. */
export type DeliveryKind = "files" | "notices" | "digests" | "logs";

/** Whose turn it is to deliver what. */
export type DueDelivery = Scope & { trailId: string; trailName: string; kind: DeliveryKind };

/** How the last turn of a way of delivery ended. */
export type DeliveryState = {
  kind: DeliveryKind;
  position: bigint;
  succeededAt: Date | undefined;
  attemptedAt: Date | undefined;
  error: string | undefined;
};

/** How far a turn has come. */
export type Turn = { accountId: string; trailId: string; kind: DeliveryKind; lease: string };

/** All that is due, of every account. A turn that somebody has taken is left out while they hold it. */
export async function findDueDeliveries(db: Database, now: Date): Promise<DueDelivery[]> {
  return db.$queryRaw<DueDelivery[]>`
    SELECT d.account_id AS "accountId", t.region, t.trail_id::text AS "trailId", t.trail_name AS "trailName", d.kind
    FROM trail_deliveries d JOIN trails t USING (account_id, trail_id)
    WHERE d.due_at <= ${now} AND (d.leased_until IS NULL OR d.leased_until <= ${now})
    ORDER BY d.due_at`;
}

/** Takes a turn; answers false when it is not due, or another has it. One whose taker is killed is free after `until`. */
export async function takeTurn(db: Database, turn: Turn, now: Date, until: Date): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE trail_deliveries SET lease = ${turn.lease}::uuid, leased_until = ${until}
    WHERE ${ofTurn(turn)} AND due_at <= ${now} AND (leased_until IS NULL OR leased_until <= ${now})`;
  return taken === 1;
}

/** Holds a turn for longer; answers false when another has taken it over meanwhile. */
export async function keepTurn(db: Database, turn: Turn, until: Date): Promise<boolean> {
  const kept = await db.$executeRaw`
    UPDATE trail_deliveries SET leased_until = ${until} WHERE ${ofTurn(turn)} AND lease = ${turn.lease}::uuid`;
  return kept === 1;
}

/** Ends a turn, with an error or without; `delivered` tells that something reached its destination in it. */
export async function endTurn(
  db: Database,
  turn: Turn,
  outcome: { now: Date; dueAt: Date; error: string | undefined; delivered: boolean },
): Promise<void> {
  const { now, dueAt, error, delivered } = outcome;
  const isAttempt = delivered || error !== undefined;
  await db.$executeRaw`
    UPDATE trail_deliveries SET
      lease = NULL, leased_until = NULL, due_at = ${dueAt},
      failures = CASE WHEN ${error !== undefined} THEN failures + 1 ELSE 0 END,
      error = CASE WHEN ${isAttempt} THEN ${error ?? null} ELSE error END,
      attempted_at = CASE WHEN ${isAttempt} THEN ${now} ELSE attempted_at END,
      succeeded_at = CASE WHEN ${delivered} THEN ${now} ELSE succeeded_at END
    WHERE ${ofTurn(turn)} AND lease = ${turn.lease}::uuid`;
}

/** Brings a way of delivery forward, unless it is due earlier anyway. */
export async function bringForward(
  db: Database,
  accountId: string,
  trailId: string,
  kind: DeliveryKind,
  dueAt: Date,
): Promise<void> {
  await db.$executeRaw`
    UPDATE trail_deliveries SET due_at = ${dueAt}
    WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND kind = ${kind} AND due_at > ${dueAt}`;
}

/** How often the last turns in a row have failed. */
export async function failuresOf(db: Database, { accountId, trailId, kind }: Turn): Promise<number> {
  const where = { accountId_trailId_kind: { accountId, trailId, kind } };
  return (await db.trailDelivery.findUnique({ where }))?.failures ?? 0;
}

export async function deliveryStates(db: Database, accountId: string, trailId: string): Promise<DeliveryState[]> {
  const rows = await db.trailDelivery.findMany({ where: { accountId, trailId } });
  return rows.map((row) => ({
    kind: row.kind as DeliveryKind,
    position: row.position,
    succeededAt: row.succeededAt ?? undefined,
    attemptedAt: row.attemptedAt ?? undefined,
    error: row.error ?? undefined,
  }));
}

/** Removes deleted trails that have nothing left to deliver, or have had `before` to do so. Answers how many. */
export async function removeDrained(db: Database, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM trails t
    WHERE t.deleted_at IS NOT NULL AND (t.deleted_at < ${before} OR NOT (
      EXISTS (SELECT 1 FROM trail_files f WHERE f.account_id = t.account_id AND f.trail_id = t.trail_id)
      OR EXISTS (SELECT 1 FROM trail_digest_chains c WHERE c.account_id = t.account_id AND c.trail_id = t.trail_id)
      OR EXISTS (SELECT 1 FROM trail_spans s WHERE s.account_id = t.account_id AND s.trail_id = t.trail_id)))`;
}

function ofTurn({ accountId, trailId, kind }: Turn): Prisma.Sql {
  return Prisma.sql`account_id = ${accountId} AND trail_id = ${trailId}::uuid AND kind = ${kind}`;
}
