import type { Buckets, ExponentialPoint, HistogramPoint } from "./export-request";

/** Values and how often each was seen. */
export type Distribution = { values: number[]; counts: number[] };

/**
 * The buckets of a histogram as values: the middle of each bucket, and within what was truly seen where the point tells its least
 * and greatest value. So percentiles can be asked, as exact as the buckets are.
 */
export function histogramDistribution(point: HistogramPoint): Distribution {
  const { bucketCounts = [], explicitBounds: bounds = [], min, max } = point;
  const found: Distribution = { values: [], counts: [] };
  bucketCounts.forEach((given, place) => {
    const upper = Math.min(bounds[place] ?? max ?? Number.POSITIVE_INFINITY, max ?? Number.POSITIVE_INFINITY);
    const lower = Math.max(bounds[place - 1] ?? min ?? Number.NEGATIVE_INFINITY, min ?? Number.NEGATIVE_INFINITY);
    add(found, middleOf(lower, upper), Number(given));
  });
  return found;
}

/** The outermost buckets have one bound only, unless the point tells its extremes. */
function middleOf(lower: number, upper: number): number {
  if (!Number.isFinite(lower)) return Number.isFinite(upper) ? upper : 0;
  return Number.isFinite(upper) ? lower + (upper - lower) / 2 : lower;
}

/** Bucket i of a scale holds what is above base^i up to base^(i+1), with base = 2^(2^-scale); its middle is taken by the geometric mean. */
export function exponentialDistribution({
  scale = 0,
  zeroCount = "0",
  positive,
  negative,
}: ExponentialPoint): Distribution {
  const found: Distribution = { values: [], counts: [] };
  const middle = (index: number) => 2 ** ((index + 0.5) * 2 ** -scale);
  addBuckets(found, negative, (index) => -middle(index));
  add(found, 0, Number(zeroCount));
  addBuckets(found, positive, middle);
  return found;
}

function addBuckets(
  found: Distribution,
  { offset = 0, bucketCounts = [] }: Buckets = {},
  valueAt: (index: number) => number,
) {
  bucketCounts.forEach((count, place) => {
    add(found, valueAt(offset + place), Number(count));
  });
}

function add({ values, counts }: Distribution, value: number, count: number): void {
  if (!(count > 0)) return;
  values.push(value);
  counts.push(count);
}
