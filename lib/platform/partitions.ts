import type { Pool } from "pg";

/** A table partitioned by range of one timestamp column, and how far its partitions reach around now. */
export type PartitionedTable = {
  table: string;
  step: "day" | "month";
  /** Days of partitions that must exist before and after now. */
  behindDays: number;
  aheadDays: number;
  /** Partitions that end before this many days ago are dropped; undefined keeps all. */
  keepDays?: number;
};

const DAY_MILLIS = 86_400_000;

/** The advisory lock under which partitions come and go: one keeper at a time. */
export const PARTITION_LOCK = 72707370;

/** Creates the partitions that are missing around `now` and drops those past their time. Safe to run by many at once. */
export async function maintainPartitions(pool: Pool, tables: PartitionedTable[], now: Date): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PARTITION_LOCK]);
    for (const table of tables) {
      const existing = await partitionsOf(table.table, (sql, values) => client.query(sql, values));
      for (const start of startsAround(table, now)) {
        const name = partitionName(table, start);
        if (existing.includes(name)) continue;
        const end = nextStart(table.step, start);
        await client.query(
          `CREATE TABLE ${name} PARTITION OF ${table.table} FOR VALUES FROM ('${start.toISOString()}') TO ('${end.toISOString()}')`,
        );
      }
      for (const name of existing.filter((one) => isExpired(table, one, now))) await client.query(`DROP TABLE ${name}`);
    }
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [PARTITION_LOCK]);
    client.release();
  }
}

type Ask = (sql: string, values: unknown[]) => Promise<{ rows: { name: string }[] }>;

async function partitionsOf(table: string, ask: Ask): Promise<string[]> {
  const { rows } = await ask(
    "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = $1::regclass",
    [table],
  );
  return rows.map((row) => row.name);
}

function startsAround({ step, behindDays, aheadDays }: PartitionedTable, now: Date): Date[] {
  const starts: Date[] = [];
  const last = now.getTime() + aheadDays * DAY_MILLIS;
  let start = startOf(step, new Date(now.getTime() - behindDays * DAY_MILLIS));
  while (start.getTime() <= last) {
    starts.push(start);
    start = nextStart(step, start);
  }
  return starts;
}

function isExpired({ table, step, keepDays }: PartitionedTable, name: string, now: Date): boolean {
  const stamp = /_(\d{4})(\d{2})(\d{2})$/.exec(name.slice(table.length));
  if (keepDays === undefined || !stamp) return false;
  const start = new Date(Date.UTC(Number(stamp[1]), Number(stamp[2]) - 1, Number(stamp[3])));
  return nextStart(step, start).getTime() < now.getTime() - keepDays * DAY_MILLIS;
}

function partitionName({ table }: PartitionedTable, start: Date): string {
  return `${table}_${start.toISOString().slice(0, 10).replaceAll("-", "")}`;
}

function startOf(step: "day" | "month", at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), step === "day" ? at.getUTCDate() : 1));
}

function nextStart(step: "day" | "month", start: Date): Date {
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  return step === "day" ? new Date(Date.UTC(year, month, day + 1)) : new Date(Date.UTC(year, month + 1, 1));
}
