import type { Pool, PoolClient } from "pg";

/** A table partitioned by range of one timestamp column, and how far its partitions reach around now. */
export type PartitionedTable = {
  table: string;
  step: "day" | "month";
  /** Days of partitions that must exist before and after now. */
  behindDays: number;
  aheadDays: number;
  /** Partitions that end before this many days ago are dropped; undefined keeps all. */
  keepDays?: number;
  /** Partitions past their time stay until they are empty, because someone moves what is in them elsewhere first. */
  onlyEmpty?: boolean;
};

const DAY_MILLIS = 86_400_000;

/** The advisory lock under which partitions come and go: one keeper at a time. */
export const PARTITION_LOCK = 72707370;

/**
 * Creates the partitions that are missing around `now` and drops those past their time. Rows that came while their period had
 * no partition (the worker was away for long) lie in the default partition `<table>_default`; they are moved into one of their
 * own, because PostgreSQL refuses to create a partition beside them. Safe to run by many at once.
 */
export async function maintainPartitions(pool: Pool, tables: PartitionedTable[], now: Date): Promise<void> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PARTITION_LOCK]);
    for (const table of tables) await maintainTable(client, table, now);
    await client.query("SELECT pg_advisory_unlock($1)", [PARTITION_LOCK]);
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection that failed is closed, which gives the lock back and rolls back what was open.
    client.release(failure);
  }
}

async function maintainTable(client: PoolClient, table: PartitionedTable, now: Date): Promise<void> {
  const existing = await partitionsOf(client, table.table);
  const missing = startsAround(table, now).filter((start) => !existing.includes(partitionName(table, start)));
  if (missing.length > 0 || (await strayStarts(client, table)).length > 0) {
    await client.query("BEGIN");
    await create(client, table, missing);
    await client.query("COMMIT");
  }
  for (const name of existing.filter((one) => isExpired(table, one, now))) {
    if (table.onlyEmpty) await dropIfEmpty(client, table.table, name);
    else await client.query(`DROP TABLE ${name}`);
  }
}

/** The whole table is locked first, as DROP does it, so that no two wait for each other in a circle. */
async function dropIfEmpty(client: PoolClient, table: string, name: string): Promise<void> {
  await client.query("BEGIN");
  await client.query(`LOCK TABLE ONLY ${table} IN ACCESS EXCLUSIVE MODE`);
  await client.query(`LOCK TABLE ${name} IN ACCESS EXCLUSIVE MODE`);
  const { rowCount } = await client.query(`SELECT 1 FROM ${name} LIMIT 1`);
  if (rowCount === 0) await client.query(`DROP TABLE ${name}`);
  await client.query("COMMIT");
}

/**
 * The table is closed meanwhile, which takes some milliseconds: a writer that had chosen the default partition before a better
 * one was attached would fail.
 */
async function create(client: PoolClient, table: PartitionedTable, missing: Date[]): Promise<void> {
  await client.query(`LOCK TABLE ONLY ${table.table} IN ACCESS EXCLUSIVE MODE`);
  const strays = await strayStarts(client, table);
  const starts = new Map([...missing, ...strays].map((start) => [partitionName(table, start), start]));
  // An identity is the whole table's: a partition must not have one when it is attached, and has it afterwards.
  const form = `(LIKE ${table.table} INCLUDING ALL EXCLUDING IDENTITY)`;
  for (const name of starts.keys()) await client.query(`CREATE TABLE ${name} ${form}`);
  for (const start of strays) await copyFromDefault(client, table, start);
  // TRUNCATE, because tables of records refuse that single rows are deleted. Every row has been copied.
  if (strays.length > 0) await client.query(`TRUNCATE ${table.table}_default`);
  for (const [name, start] of starts) {
    await client.query(`ALTER TABLE ${table.table} ATTACH PARTITION ${name} ${bounds(table, start)}`);
  }
}

async function copyFromDefault(client: PoolClient, table: PartitionedTable, start: Date): Promise<void> {
  const column = await partitionColumn(client, table.table);
  const end = nextStart(table.step, start);
  await client.query(
    `INSERT INTO ${partitionName(table, start)} SELECT * FROM ${table.table}_default
     WHERE ${column} >= '${start.toISOString()}' AND ${column} < '${end.toISOString()}'`,
  );
}

/** The periods, as their beginnings, of the rows that lie in the default partition. */
async function strayStarts(client: PoolClient, { table, step }: PartitionedTable): Promise<Date[]> {
  const column = await partitionColumn(client, table);
  const { rows } = await client.query<{ day: string }>(
    `SELECT DISTINCT to_char(date_trunc('${step}', ${column} AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS day
     FROM ${table}_default ORDER BY 1`,
  );
  return rows.map(({ day }) => new Date(`${day}T00:00:00Z`));
}

async function partitionColumn(client: PoolClient, table: string): Promise<string> {
  const { rows } = await client.query<{ column: string }>(
    `SELECT a.attname AS column FROM pg_partitioned_table p
     JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
     WHERE p.partrelid = $1::regclass`,
    [table],
  );
  const column = rows[0]?.column;
  if (!column) throw new Error(`${table} is not partitioned by a column.`);
  return column;
}

async function partitionsOf(client: PoolClient, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
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

function bounds({ step }: PartitionedTable, start: Date): string {
  return `FOR VALUES FROM ('${start.toISOString()}') TO ('${nextStart(step, start).toISOString()}')`;
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
