import type { Pool, PoolClient } from "pg";
import { type Database, pool } from "@/lib/platform/database";
import type { TimeRange } from "../model/period";
import type { Point } from "../model/point";
import { float8Array, int2Array, int8Array, timestampArray } from "./binary-array";

/** A point of a series that has its id. */
export type StoredPoint = { seriesId: number; point: Point };

/** Writes points in one statement, in the order of their series, which the index takes best. */
export async function insertPoints(client: Pool | PoolClient, stored: readonly StoredPoint[]): Promise<void> {
  const sorted = stored.toSorted((one, other) => one.seriesId - other.seriesId);
  const points = sorted.map(({ point }) => point);
  await client.query({
    name: "insert-metric-points",
    text: INSERT,
    values: [
      int8Array(sorted.map(({ seriesId }) => seriesId)),
      timestampArray(points.map(({ at }) => at)),
      float8Array(points.map(({ sampleCount }) => sampleCount)),
      float8Array(points.map(({ sum }) => sum)),
      float8Array(points.map(({ minimum }) => minimum)),
      float8Array(points.map(({ maximum }) => maximum)),
      int2Array(points.map(({ resolution }) => resolution)),
      points.map(({ unit }) => unit),
      points.map(({ values }) => arrayLiteral(values)),
      points.map(({ counts }) => arrayLiteral(counts)),
    ],
  });
}

const INSERT = `
  INSERT INTO metric_points
    (series_id, at, sample_count, sum, minimum, maximum, resolution, unit, "values", counts)
  SELECT series_id, at, sample_count, sum, minimum, maximum, resolution, unit, "values"::float8[], counts::float8[]
  FROM unnest($1::int8[], $2::timestamptz[], $3::float8[], $4::float8[], $5::float8[], $6::float8[], $7::int2[],
              $8::text[], $9::text[], $10::text[])
       AS came (series_id, at, sample_count, sum, minimum, maximum, resolution, unit, "values", counts)`;

/** Postgres's arrays have one length in each direction, so arrays of a row each go as text. */
function arrayLiteral(numbers: readonly number[] | undefined): string | null {
  return numbers ? `{${numbers.join(",")}}` : null;
}

/** About how many rows one statement may bring, at one point a minute, so that memory stays bounded. */
const ROWS_PER_STATEMENT = 250_000;
const MINUTE = 60_000;

/**
 * Shows every point of the series within the range to `visit`, in no particular order, with the place of the series in `ids`.
 * Points come from wherever they are kept: today that is the rows of `metric_points`.
 */
export async function forEachPoint(
  ids: readonly number[],
  range: TimeRange,
  visit: (place: number, point: Point) => void,
): Promise<void> {
  if (ids.length === 0) return;
  const step = Math.max(MINUTE, Math.floor(ROWS_PER_STATEMENT / ids.length) * MINUTE);
  for (let from = range.from; from < range.to; from += step) {
    await forEachHotPoint(ids, { from, to: Math.min(range.to, from + step) }, visit);
  }
}

type Row = [number, number, string, number, number, number, number, number, number[] | null, number[] | null];

async function forEachHotPoint(
  ids: readonly number[],
  { from, to }: TimeRange,
  visit: (place: number, point: Point) => void,
): Promise<void> {
  const { rows } = await pool().query<Row>({
    name: "read-metric-points",
    text: READ,
    values: [int8Array(ids), new Date(from), new Date(to)],
    rowMode: "array",
  });
  for (const [place, at, unit, resolution, sampleCount, sum, minimum, maximum, values, counts] of rows) {
    const kept = { at, unit, resolution: resolution === 1 ? 1 : 60, sampleCount, sum, minimum, maximum } as const;
    visit(place - 1, values && counts ? { ...kept, values, counts } : kept);
  }
}

const READ = `
  SELECT place::int4, date_part('epoch', at) * 1000, unit, resolution, sample_count, sum, minimum, maximum, "values", counts
  FROM unnest($1::int8[]) WITH ORDINALITY AS wanted (series_id, place)
  CROSS JOIN LATERAL (
    SELECT * FROM metric_points AS kept WHERE kept.series_id = wanted.series_id AND kept.at >= $2 AND kept.at < $3
  ) AS found`;

/** Deletes every point of an account, the one time that rows are deleted: the account is emptied whole. */
export async function deletePoints(db: Database, accountId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM metric_points USING metric_series
    WHERE metric_points.series_id = metric_series.id AND metric_series.account_id = ${accountId}`;
}
