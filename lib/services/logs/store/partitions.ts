import type { PoolClient } from "pg";
import { pool } from "@/lib/platform/database";
import { maintainPartitions, type PartitionedTable } from "@/lib/platform/partitions";

/** Events may be two weeks old when they arrive. */
const LATE_DAYS = 15;

const TABLES: PartitionedTable[] = [
  { table: "log_events", step: "day", behindDays: LATE_DAYS, aheadDays: 7 },
  { table: "log_chunks", step: "month", behindDays: LATE_DAYS, aheadDays: 31 },
];

const DAY_MILLIS = 86_400_000;

/** Keeps the partitions around now. */
export async function maintainLogPartitions(now: Date): Promise<void> {
  await withClient(emptyDefaultPartition);
  await maintainPartitions(pool(), TABLES, now);
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
    if (await withClient((client) => dropIfExpired(client, name, day, now))) dropped.push(name);
  }
  return dropped;
}

async function dropIfExpired(client: PoolClient, name: string, day: Date, now: Date): Promise<boolean> {
  const expired = async () => (await client.query<{ kept: boolean }>(IS_KEPT, [day, now])).rows[0]?.kept === false;
  if (!(await expired())) return false;
  return inTransaction(client, async () => {
    // Writers are not kept waiting behind a long read of the day: then it is for the next time.
    await client.query("SET LOCAL lock_timeout = '2s'");
    await client.query(`LOCK TABLE ONLY log_events, ${name} IN ACCESS EXCLUSIVE MODE`);
    if (!(await expired())) return false;
    await client.query(`DROP TABLE ${name}`);
    await client.query("DELETE FROM log_group_days WHERE day = ($1::timestamptz AT TIME ZONE 'UTC')::date", [day]);
    return true;
  });
}

/** A day is kept while a living group has events of it that it still answers: those of its last moment, at the latest. */
const IS_KEPT = `
  SELECT EXISTS (
    SELECT 1 FROM log_group_days d JOIN log_groups g ON g.id = d.group_id
    WHERE d.day = ($1::timestamptz AT TIME ZONE 'UTC')::date AND d.event_count > 0
      AND (g.retention_days IS NULL
           OR $1::timestamptz + interval '1 day' > $2::timestamptz - make_interval(days => g.retention_days))
  ) AS kept`;

/**
 * Moves what came while its day had no partition (the worker was away for a week) into one; a partition cannot be made
 * beside rows of the default partition that belong into it.
 */
async function emptyDefaultPartition(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ day: string }>(
    "SELECT DISTINCT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day FROM log_events_default",
  );
  for (const { day } of rows) {
    const name = `log_events_${day.replaceAll("-", "")}`;
    const bounds = `'${day} 00:00+00'::timestamptz AND at < '${day} 00:00+00'::timestamptz + interval '1 day'`;
    await inTransaction(client, async () => {
      await client.query("LOCK TABLE ONLY log_events, log_events_default IN ACCESS EXCLUSIVE MODE");
      await client.query(`CREATE TABLE ${name} (LIKE log_events INCLUDING ALL)`);
      await client.query(`WITH moved AS (DELETE FROM log_events_default WHERE at >= ${bounds} RETURNING *)
                          INSERT INTO ${name} SELECT * FROM moved`);
      const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MILLIS).toISOString();
      await client.query(
        `ALTER TABLE log_events ATTACH PARTITION ${name} FOR VALUES FROM ('${day} 00:00+00') TO ('${next}')`,
      );
    });
  }
}

function dayOf(partition: string): Date | undefined {
  const stamp = /^log_events_(\d{4})(\d{2})(\d{2})$/.exec(partition);
  return stamp ? new Date(`${stamp[1]}-${stamp[2]}-${stamp[3]}T00:00:00Z`) : undefined;
}

async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
