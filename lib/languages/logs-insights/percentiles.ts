/** As many values as are kept as they are, and answered exactly. */
const EXACT = 10_000;
/** Beyond that a value is known to half a percent: buckets grow by this factor. */
const GROWTH = Math.log(1.01);

/** The values of one group, for percentiles by nearest rank. */
export class Percentiles {
  private values: number[] = [];
  private buckets: Map<number, number> | undefined;
  private count = 0;

  add(value: number): void {
    this.count += 1;
    if (this.buckets) {
      this.tally(this.buckets, value);
      return;
    }
    this.values.push(value);
    if (this.values.length <= EXACT) return;
    this.buckets = new Map();
    for (const one of this.values) this.tally(this.buckets, one);
    this.values = [];
  }

  /** `percent` from 0 to 100. */
  at(percent: number): number | undefined {
    if (this.count === 0) return undefined;
    const rank = Math.max(1, Math.ceil((percent / 100) * this.count));
    if (!this.buckets) return this.values.sort((a, b) => a - b)[rank - 1];
    let seen = 0;
    for (const [bucket, count] of [...this.buckets].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen >= rank) return middleOf(bucket);
    }
    return undefined;
  }

  private tally(buckets: Map<number, number>, value: number): void {
    const bucket = bucketOf(value);
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
  }
}

/** Buckets of negative values are the mirror of those of positive ones; what is nearer to 0 than 1e-9 is 0. */
const SMALLEST = 1e-9;
const SHIFT = Math.ceil(Math.log(1e9) / GROWTH) + 1;

function bucketOf(value: number): number {
  const size = Math.abs(value);
  if (size < SMALLEST) return 0;
  return Math.sign(value) * (Math.round(Math.log(size) / GROWTH) + SHIFT);
}

function middleOf(bucket: number): number {
  if (bucket === 0) return 0;
  return Math.sign(bucket) * Math.exp((Math.abs(bucket) - SHIFT) * GROWTH);
}
