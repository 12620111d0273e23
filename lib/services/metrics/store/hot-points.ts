import { readFloat8Array, readTimestampArray } from "./binary-array";
import type { PointVisitor } from "./block";

/** Hot rows of one series and unit, each column an array in PostgreSQL's binary form: see `GATHERED`. */
export type GatheredRows = {
  at: Buffer | null;
  sample_count: Buffer | null;
  sum: Buffer | null;
  minimum: Buffer | null;
  maximum: Buffer | null;
  listed: Buffer | null;
};

/** A point that came as a list of values: its moment in milliseconds, what it adds up to, the values and their counts. */
type Listed = [
  at: number,
  sampleCount: number,
  sum: number,
  minimum: number,
  maximum: number,
  values: number[],
  counts: number[],
];

/**
 * One row a group instead of one a point, in bytes instead of text, which spares both sides most of their work. Points with lists of
 * values can't be gathered the same way, because their lengths differ: they go as JSON.
 */
export const GATHERED = `
  array_send(array_agg(at) FILTER (WHERE "values" IS NULL)) AS at,
  array_send(array_agg(sample_count) FILTER (WHERE "values" IS NULL)) AS sample_count,
  array_send(array_agg(sum) FILTER (WHERE "values" IS NULL)) AS sum,
  array_send(array_agg(minimum) FILTER (WHERE "values" IS NULL)) AS minimum,
  array_send(array_agg(maximum) FILTER (WHERE "values" IS NULL)) AS maximum,
  convert_to((json_agg(json_build_array(extract(epoch FROM at) * 1000, sample_count, sum, minimum, maximum, "values", counts))
              FILTER (WHERE "values" IS NOT NULL))::text, 'UTF8') AS listed`;

/** Shows every gathered point to a visitor. */
export function showGathered(rows: GatheredRows, unit: string, visitor: PointVisitor): void {
  if (rows.at) showColumns(rows.at, rows, unit, visitor);
  const listed = rows.listed ? (JSON.parse(rows.listed.toString()) as Listed[]) : [];
  for (const [at, sampleCount, sum, minimum, maximum, values, counts] of listed) {
    visitor.point({ at, unit, sampleCount, sum, minimum, maximum, values, counts });
  }
}

function showColumns(at: Buffer, rows: GatheredRows, unit: string, visitor: PointVisitor): void {
  const ats = readTimestampArray(at);
  const numbers = (column: Buffer | null) => (column ? readFloat8Array(column) : []);
  const [sampleCounts, sums] = [numbers(rows.sample_count), numbers(rows.sum)];
  const [minimums, maximums] = [numbers(rows.minimum), numbers(rows.maximum)];
  for (let index = 0; index < ats.length; index += 1) {
    const at = ats[index] ?? 0;
    const sampleCount = sampleCounts[index] ?? 0;
    const sum = sums[index] ?? 0;
    const minimum = minimums[index] ?? 0;
    const maximum = maximums[index] ?? 0;
    if (sampleCount === 1 && sum === minimum && sum === maximum) visitor.value(at, unit, sum);
    else visitor.point({ at, unit, sampleCount, sum, minimum, maximum });
  }
}
