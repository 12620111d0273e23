import type { PoolClient } from "pg";
import type { Point } from "../model/point";
import { int8Array } from "./binary-array";
import { single } from "./block";
import { appendMinutes, appendToBlocks, appendToFineBlocks, HOUR_MILLIS, type Sealed } from "./blocks";
import { GATHERED, type GatheredRows, showGathered } from "./hot-points";
import { CURRENT_SLOT, SLOTS, slotTable } from "./hot-slots";
import { moving } from "./moves";
import { captureUpdates } from "./streams/capture";

/** About how many points are in memory at one time; a series is never split. */
const POINTS_AT_ONCE = 50_000;
/** How long points of the second are kept as such (User Guide, "Metrics retention"). */
export const FINE_MILLIS = 3 * HOUR_MILLIS;

/**
 * Seals the hot points of every slot that is not written just now, each slot in a transaction of its own; `all` takes the written
 * one too. Answers how many points were sealed. A process that is killed amid a slot leaves it as it was.
 */
export async function sealPoints(now: Date, all: boolean): Promise<number> {
  let sealed = 0;
  for (const slot of SLOTS) sealed += (await moving((client) => sealSlot(client, slot, now.getTime(), all))) ?? 0;
  return sealed;
}

async function sealSlot(client: PoolClient, slot: number, now: number, all: boolean): Promise<number> {
  const table = slotTable(slot);
  const { rows } = await client.query<{ wanted: boolean }>(
    `SELECT (${CURRENT_SLOT} <> $1 OR $2) AND EXISTS (SELECT 1 FROM ${table}) AS wanted`,
    [slot, all],
  );
  if (!rows[0]?.wanted) return 0;
  // Waits for those who write here still, and keeps others out until what is here has moved; readers pass.
  await client.query(`LOCK TABLE ${table} IN SHARE MODE`);
  // What streams have not seen yet they would never see once it is sealed.
  await captureUpdates(client, new Date(now));
  const sizes = await client.query<{ series_id: string; points: number }>(
    `SELECT series_id, count(*)::int4 AS points FROM ${table} GROUP BY series_id ORDER BY series_id`,
  );
  let sealed = 0;
  let batch: number[] = [];
  let waiting = 0;
  for (const { series_id, points } of sizes.rows) {
    batch.push(Number(series_id));
    waiting += points;
    if (waiting < POINTS_AT_ONCE) continue;
    await sealSeries(client, table, batch, now);
    sealed += waiting;
    [batch, waiting] = [[], 0];
  }
  await sealSeries(client, table, batch, now);
  // No reader can miss a point: whoever waits for this lock takes a snapshot that sees the blocks.
  await client.query(`TRUNCATE ${table}`);
  return sealed + waiting;
}

type GroupRow = GatheredRows & { place: number; unit: string; resolution: number };

async function sealSeries(client: PoolClient, table: string, ids: readonly number[], now: number): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await client.query<GroupRow>({
    text: `
      SELECT place::int4, unit, resolution, ${GATHERED}
      FROM unnest($1::int8[]) WITH ORDINALITY AS wanted (series_id, place) JOIN ${table} AS kept USING (series_id)
      GROUP BY place, unit, resolution`,
    values: [int8Array(ids)],
  });
  const [coarse, fine, late]: [Sealed[], Sealed[], Sealed[]] = [[], [], []];
  for (const row of rows) {
    for (const sealed of byHour(row, ids[row.place - 1] ?? 0)) {
      const isLate = sealed.hour + HOUR_MILLIS <= now - FINE_MILLIS;
      (row.resolution >= 60 ? coarse : isLate ? late : fine).push(sealed);
    }
  }
  await appendToBlocks(client, coarse);
  await appendToFineBlocks(client, fine);
  await appendMinutes(client, late);
}

function byHour(row: GroupRow, seriesId: number): Iterable<Sealed> {
  const hours = new Map<number, Sealed>();
  const add = (point: Point) => {
    const hour = Math.floor(point.at / HOUR_MILLIS) * HOUR_MILLIS;
    const sealed = hours.get(hour);
    if (sealed) sealed.points.push(point);
    else hours.set(hour, { seriesId, unit: row.unit, hour, points: [point] });
  };
  showGathered(row, row.unit, { point: add, value: (at, unit, value) => add(single(at, unit, value)) });
  return hours.values();
}
