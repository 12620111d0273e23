import { type Point, type Sample, samplesOf } from "./point";
import { type Bin, binOf } from "./sketch";

/** What the points of one coarser step add up to; without `bins` nothing is known of how its values are spread. */
export type RolledUp = {
  at: number;
  sampleCount: number;
  sum: number;
  minimum: number;
  maximum: number;
  bins: Bin[] | undefined;
};

/**
 * Adds points up to steps of so many milliseconds, whole multiples of the step, oldest first. All points are of one unit, and may
 * be roll-ups themselves. A step that holds a true statistic set or a negative value has no bins, as CloudWatch has no percentile.
 */
export class RollUp {
  private readonly cells = new Map<
    number,
    Omit<RolledUp, "at" | "bins"> & { counts: Map<number, number> | undefined }
  >();

  constructor(private readonly stepMillis: number) {}

  add(point: Point): void {
    const at = Math.floor(point.at / this.stepMillis) * this.stepMillis;
    const { sampleCount, sum, minimum, maximum } = point;
    const samples = samplesOf(point);
    const cell = this.cells.get(at);
    if (!cell) {
      this.cells.set(at, { sampleCount, sum, minimum, maximum, counts: merged(new Map(), samples) });
      return;
    }
    cell.sampleCount += sampleCount;
    cell.sum += sum;
    cell.minimum = Math.min(cell.minimum, minimum);
    cell.maximum = Math.max(cell.maximum, maximum);
    cell.counts = cell.counts && merged(cell.counts, samples);
  }

  cellsInOrder(): RolledUp[] {
    return [...this.cells]
      .map(([at, { counts, ...stats }]) => ({ at, ...stats, bins: counts && sorted(counts) }))
      .sort((one, other) => one.at - other.at);
  }
}

function merged(counts: Map<number, number>, samples: readonly Sample[] | undefined): Map<number, number> | undefined {
  if (!samples) return undefined;
  for (const { value, count } of samples) {
    if (value < 0) return undefined;
    if (count > 0) counts.set(binOf(value), (counts.get(binOf(value)) ?? 0) + count);
  }
  return counts;
}

function sorted(counts: ReadonlyMap<number, number>): Bin[] {
  return [...counts].map(([bin, count]) => ({ bin, count })).sort((one, other) => one.bin - other.bin);
}
