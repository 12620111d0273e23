import type { PoolClient } from "pg";
import { pool } from "@/lib/platform/database";
import { maintainPartitions, PARTITION_LOCK, type PartitionedTable } from "@/lib/platform/partitions";
import { inTransaction } from "./transaction";

/** Events may be two weeks old when they arrive. */
const LATE_DAYS = 15;

const TABLES: PartitionedTable[] = [
  { table: "log_events", step: "day", behindDays: LATE_DAYS, aheadDays: 7 },
  { table: "log_chunks", step: "month", behindDays: LATE_DAYS, aheadDays: 31 },
];

const DAY_MILLIS = 86_400_000;

/** Keeps the partitions around now. */
export function maintainLogPartitions(now: Date): Promise<void> {
  return maintainPartitions(pool(), TABLES, now);
}

/**
 * Drops the days whose every event has expired or belongs to a group that is gone, and that no event can arrive for any
 * more. Answers the names of the partitions it dropped.
 */
export async function dropExpiredPartitions(now: Date): Promise<string[]> {
  const { rows } = await pool().query<{ name: string }>(
    "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'log_events'::regclass ORDER BY 1",
  );
  const dropped: string[] = [];
  for (const { name } of rows) {
    const day = dayOf(name);
    if (!day || now.getTime() - day.getTime() <= LATE_DAYS * DAY_MILLIS) continue;
    const question = [name, day, now];
    const isExpired = async (ask: Pick<PoolClient, "query">) =>
      (await ask.query<{ expired: boolean }>(IS_EXPIRED, question)).rows[0]?.expired === true;
    if ((await isExpired(pool())) && (await dropPartition(name, day, isExpired))) dropped.push(name);
  }
  return dropped;
}

async function dropPartition(name: string, day: Date, isExpired: (ask: PoolClient) => Promise<boolean>) {
  try {
    return await inTransaction(async (client) => {
      await client.query("SELECT pg_advisory_xact_lock($1)", [PARTITION_LOCK]);
      if (!(await isExpired(client))) return false;
      await client.query(`SET LOCAL lock_timeout = '2s'`);
      await client.query(`LOCK TABLE ONLY log_events, ${name} IN ACCESS EXCLUSIVE MODE`);
      await client.query(`DROP TABLE ${name}`);
      await client.query("DELETE FROM log_group_days WHERE day = ($1::timestamptz AT TIME ZONE 'UTC')::date", [day]);
      return true;
    });
  } catch (error) {
    // Writers are not kept waiting behind a long read of the day: it is for the next time.
    if (error instanceof Error && "code" in error && error.code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

const LOCK_NOT_AVAILABLE = "55P03";

/**
 * A day has expired when no living group has events of it that it still answers: those of its last moment, at the latest.
 * False, too, when another worker has dropped it.
 */
const IS_EXPIRED = `
  SELECT to_regclass($1) IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM log_group_days d JOIN log_groups g ON g.id = d.group_id
    WHERE d.day = ($2::timestamptz AT TIME ZONE 'UTC')::date AND d.event_count > 0
      AND (g.retention_days IS NULL
           OR $2::timestamptz + interval '1 day' > $3::timestamptz - make_interval(days => g.retention_days))
  ) AS expired`;

function dayOf(partition: string): Date | undefined {
  const stamp = /^log_events_(\d{4})(\d{2})(\d{2})$/.exec(partition);
  return stamp ? new Date(`${stamp[1]}-${stamp[2]}-${stamp[3]}T00:00:00Z`) : undefined;
}
