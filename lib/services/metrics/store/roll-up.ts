import type { PoolClient } from "pg";
import { pool } from "@/lib/platform/database";
import type { Point } from "../model/point";
import { RollUp } from "../model/roll-up";
import { byteaArray, int8Array, timestampArray } from "./binary-array";
import { decodePoints, encodeCells, type PointVisitor, single } from "./block";
import { appendMinutes, fineSlotOf, HOUR_MILLIS, type Sealed } from "./blocks";
import { moving } from "./moves";
import { FINE_MILLIS } from "./seal";

const DAY_MILLIS = 24 * HOUR_MILLIS;
/** How many blocks are in memory at one time. */
const BLOCKS_AT_ONCE = 5_000;

/** From days of one table to days of a coarser one, `afterDays` days after a day's end (User Guide, "Metrics retention"). */
type Tier = { from: string; column: "hour" | "day"; to: string; stepMillis: number; afterDays: number };

const TIERS: readonly Tier[] = [
  { from: "metric_blocks", column: "hour", to: "metric_five_minutes", stepMillis: 300_000, afterDays: 15 },
  { from: "metric_five_minutes", column: "day", to: "metric_hours", stepMillis: HOUR_MILLIS, afterDays: 63 },
];

/**
 * Rolls every day that is past its time up to 5 minutes, or to 1 hour: each day in a transaction that writes the roll-ups and
 * empties the day's partition. Answers how many days were rolled up.
 */
export async function rollUpDays(now: Date): Promise<number> {
  let days = 0;
  for (const tier of TIERS) {
    for (const { name, day } of await dayPartitions(tier.from)) {
      if (day + DAY_MILLIS > now.getTime() - tier.afterDays * DAY_MILLIS) continue;
      if (await moving((client) => rollUpDay(client, tier, name, day))) days += 1;
    }
  }
  return days;
}

async function dayPartitions(table: string): Promise<{ name: string; day: number }[]> {
  const { rows } = await pool().query<{ name: string }>(
    "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = $1::regclass ORDER BY 1",
    [table],
  );
  return rows.flatMap(({ name }) => {
    const stamp = /_(\d{4})(\d{2})(\d{2})$/.exec(name);
    return stamp ? [{ name, day: Date.UTC(Number(stamp[1]), Number(stamp[2]) - 1, Number(stamp[3])) }] : [];
  });
}

type BlockRow = { series_id: string; start: number; unit: string; points: Buffer };

async function rollUpDay(client: PoolClient, tier: Tier, partition: string, day: number): Promise<boolean> {
  await client.query(`LOCK TABLE ${partition} IN SHARE MODE`);
  let moved = false;
  await forEachSeries(client, partition, tier.column, async (rows) => {
    await insertCells(client, tier, rows, day);
    moved = true;
  });
  if (moved) await client.query(`TRUNCATE ${partition}`);
  return moved;
}

/** Brings the blocks of a partition, those of one series never apart. */
async function forEachSeries(
  client: PoolClient,
  partition: string,
  column: string,
  visit: (rows: BlockRow[]) => Promise<void>,
): Promise<void> {
  await client.query(`
    DECLARE rolling NO SCROLL CURSOR FOR
    SELECT series_id, (extract(epoch FROM ${column}) * 1000)::float8 AS start, unit, points
    FROM ${partition} ORDER BY series_id, unit, ${column}`);
  let waiting: BlockRow[] = [];
  for (;;) {
    const { rows } = await client.query<BlockRow>(`FETCH ${BLOCKS_AT_ONCE} FROM rolling`);
    const last = rows.at(-1);
    waiting.push(...rows);
    if (!last) break;
    const begun = waiting.filter(({ series_id }) => series_id === last.series_id);
    if (begun.length === waiting.length) continue;
    await visit(waiting.filter(({ series_id }) => series_id !== last.series_id));
    waiting = begun;
  }
  if (waiting.length > 0) await visit(waiting);
  await client.query("CLOSE rolling");
}

async function insertCells(client: PoolClient, tier: Tier, rows: readonly BlockRow[], day: number): Promise<void> {
  const rollUps = new Map<string, { seriesId: number; unit: string; rollUp: RollUp }>();
  for (const { series_id, unit, start, points } of rows) {
    const key = `${series_id} ${unit}`;
    const entry = rollUps.get(key) ?? { seriesId: Number(series_id), unit, rollUp: new RollUp(tier.stepMillis) };
    rollUps.set(key, entry);
    decodePoints(
      points,
      start,
      unit,
      asPoints((point) => entry.rollUp.add(point)),
    );
  }
  const cells = [...rollUps.values()];
  await client.query(
    `INSERT INTO ${tier.to} AS kept (series_id, day, unit, points)
     SELECT * FROM unnest($1::int8[], $2::timestamptz[], $3::text[], $4::bytea[])
     ON CONFLICT (series_id, day, unit) DO UPDATE SET points = kept.points || excluded.points`,
    [
      int8Array(cells.map(({ seriesId }) => seriesId)),
      timestampArray(cells.map(() => day)),
      cells.map(({ unit }) => unit),
      byteaArray(cells.map(({ rollUp }) => encodeCells(rollUp.cellsInOrder(), day))),
    ],
  );
}

/**
 * Adds points of the second up by the minute once their hour ended three hours ago, and empties their slot. Answers how many hours
 * were added up. Must run before points are sealed, so that no slot ever holds an old hour beside a new one.
 */
export async function coarsenFineBlocks(now: Date): Promise<number> {
  const before = now.getTime() - FINE_MILLIS - HOUR_MILLIS;
  const { rows } = await pool().query<{ hour: Date }>(
    "SELECT DISTINCT hour FROM metric_fine_blocks WHERE hour <= $1 ORDER BY hour",
    [new Date(before)],
  );
  const slots = new Set(rows.map(({ hour }) => fineSlotOf(hour.getTime())));
  for (const slot of slots) await moving((client) => coarsenSlot(client, slot));
  return rows.length;
}

async function coarsenSlot(client: PoolClient, slot: number): Promise<void> {
  const table = `metric_fine_blocks_${slot}`;
  await client.query(`LOCK TABLE ${table} IN SHARE MODE`);
  await forEachSeries(client, table, "hour", (rows) => appendMinutes(client, rows.map(decoded)));
  await client.query(`TRUNCATE ${table}`);
}

function decoded({ series_id, unit, start, points: bytes }: BlockRow): Sealed {
  const points: Point[] = [];
  decodePoints(
    bytes,
    start,
    unit,
    asPoints((point) => points.push(point)),
  );
  return { seriesId: Number(series_id), unit, hour: start, points };
}

function asPoints(point: (point: Point) => void): PointVisitor {
  return { point, value: (at, unit, value) => point(single(at, unit, value)) };
}
