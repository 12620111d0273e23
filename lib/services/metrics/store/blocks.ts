import type { PoolClient } from "pg";
import type { Point } from "../model/point";
import { RollUp } from "../model/roll-up";
import { byteaArray, float8Array, int2Array, int8Array, timestampArray } from "./binary-array";
import { encodeCells, encodePoints } from "./block";

export const HOUR_MILLIS = 3_600_000;
const MINUTE_MILLIS = 60_000;

/** Points of one series, unit and hour on their way into a block; `hour` in milliseconds. */
export type Sealed = { seriesId: number; unit: string; hour: number; points: Point[] };

/** Appends points to the blocks of their hours, as they are. */
export function appendToBlocks(client: PoolClient, sealed: readonly Sealed[]): Promise<void> {
  return append(
    client,
    sealed.map((one) => ({ ...one, bytes: encodePoints(byTime(one.points), one.hour) })),
  );
}

/** Adds points of the second up by the minute and appends the minutes to the blocks of their hours. */
export function appendMinutes(client: PoolClient, sealed: readonly Sealed[]): Promise<void> {
  const minutes = sealed.map((one) => {
    const rollUp = new RollUp(MINUTE_MILLIS);
    for (const point of one.points) rollUp.add(point);
    return { ...one, bytes: encodeCells(rollUp.cellsInOrder(), one.hour) };
  });
  return append(client, minutes);
}

type Encoded = Sealed & { bytes: Buffer };

async function append(client: PoolClient, encoded: readonly Encoded[]): Promise<void> {
  if (encoded.length === 0) return;
  const stats = encoded.map(({ points }) => statsOf(points));
  await client.query({
    name: "append-to-metric-blocks",
    text: APPEND,
    values: [
      int8Array(encoded.map(({ seriesId }) => seriesId)),
      timestampArray(encoded.map(({ hour }) => hour)),
      encoded.map(({ unit }) => unit),
      float8Array(stats.map(({ sampleCount }) => sampleCount)),
      float8Array(stats.map(({ sum }) => sum)),
      float8Array(stats.map(({ minimum }) => minimum)),
      float8Array(stats.map(({ maximum }) => maximum)),
      byteaArray(encoded.map(({ bytes }) => bytes)),
    ],
  });
}

const APPEND = `
  INSERT INTO metric_blocks AS kept (series_id, hour, unit, sample_count, sum, minimum, maximum, points)
  SELECT * FROM unnest($1::int8[], $2::timestamptz[], $3::text[], $4::float8[], $5::float8[], $6::float8[], $7::float8[], $8::bytea[])
  ON CONFLICT (series_id, hour, unit) DO UPDATE SET
    sample_count = kept.sample_count + excluded.sample_count,
    sum = kept.sum + excluded.sum,
    minimum = least(kept.minimum, excluded.minimum),
    maximum = greatest(kept.maximum, excluded.maximum),
    points = kept.points || excluded.points`;

/** How many hours stand in metric_fine_blocks beside each other; the migration made as many partitions. */
const FINE_SLOTS = 8;

/** The slot of an hour (milliseconds) in metric_fine_blocks. */
export function fineSlotOf(hour: number): number {
  return (hour / HOUR_MILLIS) % FINE_SLOTS;
}

/** Appends points of the second to the blocks of their hours, as they are. */
export async function appendToFineBlocks(client: PoolClient, sealed: readonly Sealed[]): Promise<void> {
  if (sealed.length === 0) return;
  await client.query({
    name: "append-to-fine-metric-blocks",
    text: APPEND_FINE,
    values: [
      int8Array(sealed.map(({ seriesId }) => seriesId)),
      timestampArray(sealed.map(({ hour }) => hour)),
      int2Array(sealed.map(({ hour }) => fineSlotOf(hour))),
      sealed.map(({ unit }) => unit),
      byteaArray(sealed.map(({ points, hour }) => encodePoints(byTime(points), hour))),
    ],
  });
}

const APPEND_FINE = `
  INSERT INTO metric_fine_blocks AS kept (series_id, hour, slot, unit, points)
  SELECT * FROM unnest($1::int8[], $2::timestamptz[], $3::int2[], $4::text[], $5::bytea[])
  ON CONFLICT (series_id, hour, unit, slot) DO UPDATE SET points = kept.points || excluded.points`;

function byTime(points: Point[]): Point[] {
  return points.sort((one, other) => one.at - other.at);
}

function statsOf(points: readonly Point[]): Pick<Point, "sampleCount" | "sum" | "minimum" | "maximum"> {
  const stats = { sampleCount: 0, sum: 0, minimum: Number.POSITIVE_INFINITY, maximum: Number.NEGATIVE_INFINITY };
  for (const { sampleCount, sum, minimum, maximum } of points) {
    stats.sampleCount += sampleCount;
    stats.sum += sum;
    stats.minimum = Math.min(stats.minimum, minimum);
    stats.maximum = Math.max(stats.maximum, maximum);
  }
  return stats;
}
