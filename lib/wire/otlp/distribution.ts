import type { Bucket } from "@/lib/services/metrics/model/telemetry/point";
import type { Buckets, ExponentialPoint, HistogramPoint } from "./export-request";

/**
 * The buckets of a histogram. The middle stands for what is in one, and within what was truly seen where the point tells its least
 * and greatest value. So percentiles can be asked, as exact as the buckets are.
 */
export function histogramBuckets(point: HistogramPoint): Bucket[] {
  const { bucketCounts = [], explicitBounds: bounds = [] } = point;
  // A single bucket without bounds tells nothing beyond the sum.
  if (bounds.length === 0) return [];
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = point;
  return bucketCounts.map((given, place) => {
    const [lower, upper] = [bounds[place - 1], bounds[place]];
    const value = middleOf(Math.max(lower ?? min, min), Math.min(upper ?? max, max));
    return { ...bound("lower", lower), ...bound("upper", upper), value, count: Number(given) };
  });
}

function bound(name: "lower" | "upper", value: number | undefined) {
  return value === undefined ? {} : { [name]: value };
}

/** The outermost buckets have one bound only, unless the point tells its extremes. */
function middleOf(lower: number, upper: number): number {
  if (!Number.isFinite(lower)) return Number.isFinite(upper) ? upper : 0;
  return Number.isFinite(upper) ? lower + (upper - lower) / 2 : lower;
}

/** Bucket i of a scale holds what is above base^i up to base^(i+1), with base = 2^(2^-scale); its middle is taken by the geometric mean. */
export function exponentialBuckets({ scale = 0, zeroCount = "0", positive, negative }: ExponentialPoint): Bucket[] {
  const power = (exponent: number) => 2 ** (exponent * 2 ** -scale);
  const above = (index: number) => ({ lower: power(index), upper: power(index + 1), value: power(index + 0.5) });
  const below = (index: number) => ({ lower: -power(index + 1), upper: -power(index), value: -power(index + 0.5) });
  return [
    ...countedBuckets(negative, below).reverse(),
    { lower: 0, upper: 0, value: 0, count: Number(zeroCount) },
    ...countedBuckets(positive, above),
  ].filter(({ count }) => count > 0);
}

function countedBuckets(
  { offset = 0, bucketCounts = [] }: Buckets = {},
  bucketAt: (index: number) => Omit<Bucket, "count">,
) {
  return bucketCounts.map((count, place) => ({ ...bucketAt(offset + place), count: Number(count) }));
}
