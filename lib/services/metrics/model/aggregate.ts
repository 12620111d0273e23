import { distributionOf } from "./distribution";
import { type Point, type Sample, samplesOf } from "./point";
import { needsSamples, type Statistic } from "./statistic";

/** What one period of one metric adds up to. `samples` is undefined when a statistic set hid its values. */
export type Cell = {
  at: number;
  sampleCount: number;
  sum: number;
  minimum: number;
  maximum: number;
  samples: Sample[] | undefined;
};

/** A value of a statistic, stamped with the start of its period, in milliseconds. */
export type DataPoint = { at: number; value: number };

/**
 * Gathers points into periods. Periods begin at `from`, as CloudWatch's do, and not at whole multiples of their length.
 * `keepSamples` costs memory, so it is asked for only by statistics that need the values.
 */
export class Summary {
  private readonly cells = new Map<number, Cell>();

  constructor(
    private readonly from: number,
    private readonly periodMillis: number,
    private readonly keepSamples: boolean,
  ) {}

  add(point: Point): void {
    const at = point.at - floorModulo(point.at - this.from, this.periodMillis);
    const cell = this.cells.get(at);
    if (cell) this.merge(cell, point);
    else this.cells.set(at, this.begin(at, point));
  }

  /** The periods that have data, oldest first. */
  sorted(): Cell[] {
    return [...this.cells.values()].sort((one, other) => one.at - other.at);
  }

  private begin(at: number, point: Point): Cell {
    const { sampleCount, sum, minimum, maximum } = point;
    return { at, sampleCount, sum, minimum, maximum, samples: this.keepSamples ? samplesOf(point) : undefined };
  }

  private merge(cell: Cell, point: Point): void {
    cell.sampleCount += point.sampleCount;
    cell.sum += point.sum;
    if (point.minimum < cell.minimum) cell.minimum = point.minimum;
    if (point.maximum > cell.maximum) cell.maximum = point.maximum;
    if (!cell.samples) return;
    const samples = samplesOf(point);
    if (samples) cell.samples.push(...samples);
    else cell.samples = undefined;
  }
}

/** A statistic of a period; undefined when the period has none, such as a percentile of a statistic set. */
export function statisticOf(cell: Cell, statistic: Statistic): number | undefined {
  switch (statistic.kind) {
    case "SampleCount":
      return cell.sampleCount;
    case "Sum":
      return cell.sum;
    case "Average":
      return cell.sum / cell.sampleCount;
    case "Minimum":
      return cell.minimum;
    case "Maximum":
      return cell.maximum;
    default:
      return cell.samples && distributionOf(cell.samples, statistic);
  }
}

/** The values of a statistic by period (in seconds, counted from `from` in milliseconds), oldest first, empty periods left out. */
export function aggregate(points: Iterable<Point>, period: number, statistic: Statistic, from = 0): DataPoint[] {
  const summary = new Summary(from, period * 1000, needsSamples(statistic));
  for (const point of points) summary.add(point);
  return dataPointsOf(summary, statistic);
}

/** The values of a statistic over a finished summary, oldest first. */
export function dataPointsOf(summary: Summary, statistic: Statistic): DataPoint[] {
  const points: DataPoint[] = [];
  for (const cell of summary.sorted()) {
    const value = statisticOf(cell, statistic);
    if (value !== undefined) points.push({ at: cell.at, value });
  }
  return points;
}

/** The remainder that is never negative, so that points before `from` fall into the period they lie in. */
function floorModulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
