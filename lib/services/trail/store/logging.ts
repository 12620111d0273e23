import type { Database } from "@/lib/platform/database";
import type { Trail } from "../model/trail";
import { currentPosition } from "./positions";

/** How a trail's deliveries begin: nothing of what was before is theirs. */
export async function startLogging(db: Database, trail: Trail, now: Date, firstTurn: Date): Promise<void> {
  const { accountId, id } = trail;
  const position = await currentPosition(db);
  await db.$executeRaw`
    INSERT INTO trail_spans (account_id, trail_id, from_position) VALUES (${accountId}, ${id}::uuid, ${position})`;
  await db.$executeRaw`
    INSERT INTO trail_deliveries (account_id, trail_id, kind, position, due_at)
    SELECT ${accountId}, ${id}::uuid, kind, ${position}, ${firstTurn}
    FROM unnest(ARRAY['files', 'notices', 'digests', 'logs']) AS kinds (kind)
    ON CONFLICT (account_id, trail_id, kind) DO NOTHING`;
  await db.$executeRaw`
    UPDATE trails SET is_logging = true, started_at = ${now} WHERE account_id = ${accountId} AND trail_id = ${id}::uuid`;
}

/**
 * The span that is open ends with the event of this very call, which will be written after this. What is left is delivered at once.
 */
export async function stopLogging(db: Database, { accountId, id }: Trail, requestId: string, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE trail_spans SET closing_request = ${requestId}
    WHERE account_id = ${accountId} AND trail_id = ${id}::uuid AND to_position IS NULL AND closing_request IS NULL`;
  await db.$executeRaw`
    UPDATE trail_deliveries SET due_at = ${now}
    WHERE account_id = ${accountId} AND trail_id = ${id}::uuid AND kind <> 'digests' AND due_at > ${now}`;
  await db.$executeRaw`
    UPDATE trails SET is_logging = false, stopped_at = ${now}
    WHERE account_id = ${accountId} AND trail_id = ${id}::uuid AND is_logging`;
}

/** Gives the name free; what is left to deliver is delivered yet. */
export async function markDeleted(db: Database, { accountId, id }: Trail, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE trails SET deleted_at = ${now} WHERE account_id = ${accountId} AND trail_id = ${id}::uuid`;
}

/** Makes every delivery of a trail due, after a change that may have mended one. */
export async function wakeDeliveries(db: Database, { accountId, id }: Trail, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE trail_deliveries SET due_at = ${now}, failures = 0
    WHERE account_id = ${accountId} AND trail_id = ${id}::uuid AND error IS NOT NULL`;
}
