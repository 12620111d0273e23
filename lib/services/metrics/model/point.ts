/**
 * One datum as it is kept: `at` in milliseconds at the start of its minute or second. `values` and their `counts` stand
 * only where the datum came as arrays.
 */
export type Point = {
  at: number;
  unit: string;
  sampleCount: number;
  sum: number;
  minimum: number;
  maximum: number;
  values?: readonly number[];
  counts?: readonly number[];
};

/** A value and how often it was measured. */
export type Sample = { value: number; count: number };

/**
 * The values behind a point, for percentiles and their like; undefined for a true statistic set, whose values are lost
 * (CloudWatch User Guide, "Percentiles": a statistic set has them only with one sample, or with equal minimum and maximum).
 */
export function samplesOf(point: Point): Sample[] | undefined {
  const { values, counts, sampleCount, sum, minimum, maximum } = point;
  if (values) return values.map((value, index) => ({ value, count: counts?.[index] ?? 1 }));
  if (minimum === maximum) return [{ value: minimum, count: sampleCount }];
  return sampleCount === 1 ? [{ value: sum, count: 1 }] : undefined;
}
