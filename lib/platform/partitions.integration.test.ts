import { afterAll, beforeEach, expect, test } from "vitest";
import { closeDatabase, pool } from "./database";
import { maintainPartitions, type PartitionedTable } from "./partitions";

const TABLE: PartitionedTable = { table: "journal", step: "month", behindDays: 0, aheadDays: 30, keepDays: 60 };
const JUNE = new Date("2031-06-10T00:00:00Z");

/** An append-only table, as the audit trail's: single rows can be neither changed nor deleted. */
beforeEach(async () => {
  await pool().query(`
    DROP TABLE IF EXISTS journal;
    CREATE TABLE journal (at timestamptz(3) NOT NULL, id bigserial, note text, PRIMARY KEY (at, id)) PARTITION BY RANGE (at);
    CREATE TABLE journal_default PARTITION OF journal DEFAULT;
    CREATE INDEX journal_by_note ON journal (note);
    CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'append-only'; END $$;
    CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal
      FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();`);
});
afterAll(async () => {
  await pool().query("DROP TABLE IF EXISTS journal; DROP FUNCTION IF EXISTS journal_is_append_only");
  await closeDatabase();
});

const write = (at: string) => pool().query("INSERT INTO journal (at, note) VALUES ($1, $2)", [at, at]);

async function rowsByPartition(): Promise<Record<string, string[]>> {
  const { rows } = await pool().query<{ name: string; notes: string[] }>(
    "SELECT tableoid::regclass::text AS name, array_agg(note ORDER BY at) AS notes FROM journal GROUP BY 1",
  );
  return Object.fromEntries(rows.map(({ name, notes }) => [name, notes]));
}

async function partitions(): Promise<string[]> {
  const { rows } = await pool().query<{ name: string }>(
    "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'journal'::regclass ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

test("rows that came before their partition are moved into it, of this month and of any other", async () => {
  await write("2031-06-01T00:00:00.000Z");
  await write("2031-06-30T23:59:59.999Z");
  await write("2031-04-15T00:00:00.000Z");
  await maintainPartitions(pool(), [TABLE], JUNE);
  expect(await rowsByPartition()).toEqual({
    journal_20310401: ["2031-04-15T00:00:00.000Z"],
    journal_20310601: ["2031-06-01T00:00:00.000Z", "2031-06-30T23:59:59.999Z"],
  });
  expect(await partitions()).toEqual(["journal_20310401", "journal_20310601", "journal_20310701", "journal_default"]);
  // What was moved is as protected and as indexed as it was.
  await expect(pool().query("DELETE FROM journal")).rejects.toThrow(/append-only/);
  const { rowCount } = await pool().query("SELECT 1 FROM pg_indexes WHERE tablename = 'journal_20310601'");
  expect(rowCount).toBe(2);
  await write("2031-06-15T00:00:00.000Z");
  expect((await rowsByPartition()).journal_20310601).toHaveLength(3);
});

test("it can be asked again, and by many at once, while others write", async () => {
  await write("2031-06-02T00:00:00.000Z");
  const writing = Promise.all(Array.from({ length: 20 }, () => write("2031-07-02T00:00:00.000Z")));
  await Promise.all(Array.from({ length: 4 }, () => maintainPartitions(pool(), [TABLE], JUNE)));
  await writing;
  await maintainPartitions(pool(), [TABLE], JUNE);
  const rows = await rowsByPartition();
  expect([rows.journal_20310601?.length, rows.journal_20310701?.length, rows.journal_default]).toEqual([
    1,
    20,
    undefined,
  ]);
});

test("what is past its time is dropped, the default partition never", async () => {
  await maintainPartitions(pool(), [TABLE], JUNE);
  await write("2031-06-02T00:00:00.000Z");
  await maintainPartitions(pool(), [TABLE], new Date("2031-08-29T00:00:00Z"));
  expect(await partitions()).toContain("journal_20310601");
  await maintainPartitions(pool(), [TABLE], new Date("2031-08-31T00:00:00Z"));
  expect(await partitions()).toEqual(["journal_20310701", "journal_20310801", "journal_20310901", "journal_default"]);
});

test("a failure gives the lock back", async () => {
  const missing = { ...TABLE, table: "no_such_table" };
  await expect(maintainPartitions(pool(), [missing], JUNE)).rejects.toThrow(/no_such_table/);
  await maintainPartitions(pool(), [TABLE], JUNE);
  expect(await partitions()).toContain("journal_20310601");
});
