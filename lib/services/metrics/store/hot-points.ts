import type { Point } from "../model/point";
import { readFloat8Array, readTimestampArray } from "./binary-array";

/** Hot rows of one series and unit, each column an array in PostgreSQL's binary form: see `GATHERED`. */
export type GatheredRows = {
  at: Buffer;
  sample_count: Buffer;
  sum: Buffer;
  minimum: Buffer;
  maximum: Buffer;
  listed: Buffer | null;
};

/** A point that came as a list of values: its number among the rows, from 1, the values and their counts. */
type Listed = [number: number, values: number[], counts: number[]];

/**
 * One row a group instead of one a point, in bytes instead of text, which spares both sides most of their work. The rows need a
 * column `number`, their place within the group from 1. The lists of values can't be gathered the same way, because their lengths
 * differ: they go as JSON.
 */
export const GATHERED = `
  array_send(array_agg(at)) AS at,
  array_send(array_agg(sample_count)) AS sample_count,
  array_send(array_agg(sum)) AS sum,
  array_send(array_agg(minimum)) AS minimum,
  array_send(array_agg(maximum)) AS maximum,
  convert_to((json_agg(json_build_array(number, "values", counts)) FILTER (WHERE "values" IS NOT NULL))::text, 'UTF8') AS listed`;

/** Shows every gathered point to `visit`. */
export function showGathered(rows: GatheredRows, unit: string, visit: (point: Point) => void): void {
  const [ats, sampleCounts] = [readTimestampArray(rows.at), readFloat8Array(rows.sample_count)];
  const [sums, minimums, maximums] = [rows.sum, rows.minimum, rows.maximum].map(readFloat8Array);
  const lists = rows.listed && listsOf(rows.listed);
  for (const [index, at] of ats.entries()) {
    visit({
      at,
      unit,
      sampleCount: sampleCounts[index] ?? 0,
      sum: sums?.[index] ?? 0,
      minimum: minimums?.[index] ?? 0,
      maximum: maximums?.[index] ?? 0,
      ...lists?.get(index),
    });
  }
}

function listsOf(json: Buffer): Map<number, { values: number[]; counts: number[] }> {
  const listed = JSON.parse(json.toString()) as Listed[];
  return new Map(listed.map(([number, values, counts]) => [number - 1, { values, counts }]));
}
