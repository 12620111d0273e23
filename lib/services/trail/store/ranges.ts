import type { Database } from "@/lib/platform/database";
import type { Turn } from "./deliveries";

/** A range of places, `from` exclusive. */
export type PlaceRange = { from: bigint; to: bigint };

/** The place up to which a way of delivery has come, held until the transaction ends; undefined when the turn is lost. */
export async function lockPosition(db: Database, turn: Turn): Promise<bigint | undefined> {
  const rows = await db.$queryRaw<{ position: bigint }[]>`
    SELECT position FROM trail_deliveries
    WHERE account_id = ${turn.accountId} AND trail_id = ${turn.trailId}::uuid AND kind = ${turn.kind}
      AND lease = ${turn.lease}::uuid FOR UPDATE`;
  return rows[0]?.position;
}

/** Moves the place on; answers false when the turn is lost. */
export async function setPosition(db: Database, turn: Turn, position: bigint): Promise<boolean> {
  const moved = await db.$executeRaw`
    UPDATE trail_deliveries SET position = ${position}
    WHERE account_id = ${turn.accountId} AND trail_id = ${turn.trailId}::uuid AND kind = ${turn.kind}
      AND lease = ${turn.lease}::uuid`;
  return moved === 1;
}

/** Whether anything that the trail has logged may still be undelivered. */
export async function hasSpans(db: Database, { accountId, trailId }: Turn): Promise<boolean> {
  return (await db.trailSpan.count({ where: { accountId, trailId } })) > 0;
}

/** The parts of a range in which the trail was logging, in order. */
export async function loggedRanges(db: Database, turn: Turn, range: PlaceRange): Promise<PlaceRange[]> {
  await closeSpans(db, turn, range.to);
  const rows = await db.$queryRaw<{ from: bigint; to: bigint }[]>`
    SELECT greatest(from_position, ${range.from}) AS "from", least(coalesce(to_position, ${range.to}), ${range.to}) AS "to"
    FROM trail_spans WHERE account_id = ${turn.accountId} AND trail_id = ${turn.trailId}::uuid ORDER BY from_position`;
  return rows.filter(({ from, to }) => from < to);
}

/** Removes spans that every way of delivery has left behind. */
export async function forgetSpans(db: Database, { accountId, trailId }: Turn): Promise<void> {
  await db.$executeRaw`
    DELETE FROM trail_spans s
    WHERE s.account_id = ${accountId} AND s.trail_id = ${trailId}::uuid AND s.to_position <= (
      SELECT min(d.position) FROM trail_deliveries d
      WHERE d.account_id = s.account_id AND d.trail_id = s.trail_id AND d.kind IN ('files', 'logs'))`;
}

/**
 * Finds the events of the calls that have ended spans. Everything up to `settled` is there, so what is not found has its place
 * behind, and the span still covers the whole range.
 */
async function closeSpans(db: Database, { accountId, trailId }: Turn, settled: bigint): Promise<void> {
  const open = await db.$queryRaw<{ from_position: bigint; closing_request: string }[]>`
    SELECT from_position, closing_request FROM trail_spans
    WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid
      AND to_position IS NULL AND closing_request IS NOT NULL`;
  for (const { from_position: from, closing_request: request } of open) {
    await db.$executeRaw`
      UPDATE trail_spans SET to_position = closing.position
      FROM (SELECT position FROM trail_events
            WHERE account_id = ${accountId} AND position > ${from} AND position <= ${settled}
              AND event_name IN ('StopLogging', 'DeleteTrail')
              AND record LIKE ${`%"requestID":"${request}"%`} ORDER BY position LIMIT 1) AS closing
      WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND from_position = ${from}`;
  }
}
