import { pool } from "@/lib/platform/database";
import type { TimeRange } from "../model/period";
import type { Point } from "../model/point";
import { int8Array, readFloat8Array, readTimestampArray } from "./binary-array";

/** Is shown a point and the place of its series among those asked for. */
type Visit = (place: number, point: Point) => void;

/** About how many points one statement may bring, at one a minute, so that memory stays bounded. */
const POINTS_PER_STATEMENT = 250_000;
const MINUTE = 60_000;

/**
 * Shows every point of the series within the range to `visit`, in no particular order, with the place of the series in `ids`.
 * Points come from wherever they are kept: today that is the rows of `metric_points`.
 */
export async function forEachPoint(ids: readonly number[], range: TimeRange, visit: Visit): Promise<void> {
  if (ids.length === 0) return;
  const step = Math.max(MINUTE, Math.floor(POINTS_PER_STATEMENT / ids.length) * MINUTE);
  for (let from = range.from; from < range.to; from += step) {
    await forEachHotPoint(ids, { from, to: Math.min(range.to, from + step) }, visit);
  }
}

/** A series' points of one unit: each column an array in PostgreSQL's binary form. */
type Columns = {
  place: number;
  unit: string;
  at: Buffer;
  sample_count: Buffer;
  sum: Buffer;
  minimum: Buffer;
  maximum: Buffer;
  listed: Listed[] | null;
};

/** A point that came as a list of values: its number among the points, from 1, the values and their counts. */
type Listed = [number: number, values: number[], counts: number[]];

async function forEachHotPoint(ids: readonly number[], { from, to }: TimeRange, visit: Visit): Promise<void> {
  const { rows } = await pool().query<Columns>({
    name: "read-metric-points",
    text: READ,
    values: [int8Array(ids), new Date(from), new Date(to)],
  });
  for (const columns of rows) showPoints(columns, visit);
}

function showPoints({ place, unit, listed, ...columns }: Columns, visit: Visit): void {
  const [ats, sampleCounts] = [readTimestampArray(columns.at), readFloat8Array(columns.sample_count)];
  const [sums, minimums] = [readFloat8Array(columns.sum), readFloat8Array(columns.minimum)];
  const maximums = readFloat8Array(columns.maximum);
  const lists = listed && new Map(listed.map(([number, values, counts]) => [number - 1, { values, counts }]));
  for (const [index, at] of ats.entries()) {
    visit(place - 1, {
      at,
      unit,
      sampleCount: sampleCounts[index] ?? 0,
      sum: sums[index] ?? 0,
      minimum: minimums[index] ?? 0,
      maximum: maximums[index] ?? 0,
      ...lists?.get(index),
    });
  }
}

/**
 * One row a series and unit instead of one a point, in bytes instead of text, which spares both sides most of their work.
 * The lists of values can't be gathered the same way, because their lengths differ: they go as JSON.
 */
const READ = `
  SELECT place::int4, found.*
  FROM unnest($1::int8[]) WITH ORDINALITY AS wanted (series_id, place)
  CROSS JOIN LATERAL (
    SELECT unit,
           array_send(array_agg(at)) AS at,
           array_send(array_agg(sample_count)) AS sample_count,
           array_send(array_agg(sum)) AS sum,
           array_send(array_agg(minimum)) AS minimum,
           array_send(array_agg(maximum)) AS maximum,
           json_agg(json_build_array(number, "values", counts)) FILTER (WHERE "values" IS NOT NULL) AS listed
    FROM (
      SELECT *, row_number() OVER (PARTITION BY unit) AS number FROM metric_points AS kept
      WHERE kept.series_id = wanted.series_id AND kept.at >= $2 AND kept.at < $3
    ) AS numbered
    GROUP BY unit
  ) AS found`;
