import type { Bucket, Cumulative, KnownTotals, Totals } from "./point";

/** Whoever began to count longer ago than this and was never heard of counted elsewhere: their first point is where we begin. */
const NEW_MILLIS = 3_600_000;

/**
 * What came to the totals of a point since the last known one of the same source: undefined when that cannot be told, or nothing is new. Less
 * than before means that the source began again without saying so.
 */
export function increase(
  { at, totals }: KnownTotals,
  { startedAt }: Cumulative,
  known: KnownTotals | undefined,
): Totals | undefined {
  if (!known) return startedAt > 0 && at - startedAt <= NEW_MILLIS ? totals : undefined;
  if (at <= known.at) return undefined;
  return difference(totals, known.totals) ?? totals;
}

/** Undefined when something has become less. */
function difference(now: Totals, before: Totals): Totals | undefined {
  const samples = minus(now.samples, before.samples);
  const sum = minus(now.sum, before.sum);
  // The sum of a histogram of negative values falls, a count never does.
  if (samples !== undefined ? samples < 0 : (sum ?? 0) < 0) return undefined;
  const buckets = now.buckets && bucketsSince(now.buckets, before.buckets ?? []);
  if (buckets?.some(({ count }) => count < 0)) return undefined;
  return {
    ...(sum === undefined ? {} : { sum }),
    ...(samples === undefined ? {} : { samples }),
    ...(buckets && { buckets }),
  };
}

function minus(now: number | undefined, before = 0): number | undefined {
  return now === undefined ? undefined : now - before;
}

/** Exponential histograms put buckets together as they grow, so what was in a narrow one before is looked for in the one around it. */
function bucketsSince(now: readonly Bucket[], before: readonly Bucket[]): Bucket[] {
  const left = now.map((bucket) => ({ ...bucket }));
  const byBounds = new Map(left.map((bucket) => [boundsOf(bucket), bucket]));
  for (const bucket of before) {
    if (bucket.count === 0) continue;
    const same = byBounds.get(boundsOf(bucket)) ?? bucketAround(left, bucket.value);
    if (same) same.count -= bucket.count;
  }
  return left;
}

function boundsOf({ lower, upper }: Bucket): string {
  return `${lower}/${upper}`;
}

/** The bucket of a value, by halves: buckets go from the least to the greatest. */
function bucketAround(buckets: readonly Bucket[], value: number): Bucket | undefined {
  let [low, high] = [0, buckets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((buckets[middle]?.upper ?? Number.POSITIVE_INFINITY) < value) low = middle + 1;
    else high = middle;
  }
  const found = buckets[low];
  return found && (found.lower ?? Number.NEGATIVE_INFINITY) < value ? found : undefined;
}
