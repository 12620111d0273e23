import { distributionOf } from "./distribution";
import { type Point, type Sample, samplesOf } from "./point";
import { needsSamples, type SimpleStatistic, type Statistic } from "./statistic";

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

/** Periods that lie beside each other share an array of so many times four numbers. */
const CHUNK = 64;

/** The chunk of a period and the place of the period's sample count in it; sum, minimum and maximum stand a chunk's length further each. */
type Found = { chunk: Float64Array; place: number; period: number };

/**
 * Gathers points into periods. Periods begin at `from`, as CloudWatch's do, and not at whole multiples of their length.
 * Numbers stand in arrays and not in an object a period, because an answer may have a hundred thousand periods.
 * `keepSamples` costs memory, so it is asked for only by statistics that need the values.
 */
export class Summary {
  private readonly chunks = new Map<number, Float64Array>();
  private readonly samples: Map<number, Sample[] | undefined> | undefined;
  private lastNumber = Number.NaN;
  private readonly last: Found = { chunk: new Float64Array(0), place: 0, period: 0 };

  constructor(
    private readonly from: number,
    private readonly periodMillis: number,
    keepSamples: boolean,
  ) {
    this.samples = keepSamples ? new Map() : undefined;
  }

  add(point: Point): void {
    this.addTo(this.find(point.at), point.sampleCount, point.sum, point.minimum, point.maximum);
    if (this.samples) this.keep(this.samples, this.last.period, samplesOf(point));
  }

  /** As `add`, for one measured value. */
  addValue(at: number, value: number): void {
    this.addTo(this.find(at), 1, value, value, value);
    if (this.samples) this.keep(this.samples, this.last.period, [{ value, count: 1 }]);
  }

  /** The periods that have data, oldest first. */
  sorted(): Cell[] {
    const cells: Cell[] = [];
    this.forEach((at, sampleCount, sum, minimum, maximum, period) => {
      cells.push({ at, sampleCount, sum, minimum, maximum, samples: this.samples?.get(period) });
    });
    return cells;
  }

  /** Shows every period that has data, oldest first, without making an object of it. */
  forEach(
    visit: (at: number, sampleCount: number, sum: number, minimum: number, maximum: number, period: number) => void,
  ): void {
    for (const number of [...this.chunks.keys()].sort((one, other) => one - other)) {
      const chunk = this.chunks.get(number) ?? new Float64Array(4 * CHUNK);
      for (let place = 0; place < CHUNK; place += 1) {
        const count = chunk[place] ?? 0;
        if (count === 0) continue;
        const period = number * CHUNK + place;
        const at = this.from + period * this.periodMillis;
        visit(
          at,
          count,
          chunk[CHUNK + place] ?? 0,
          chunk[2 * CHUNK + place] ?? 0,
          chunk[3 * CHUNK + place] ?? 0,
          period,
        );
      }
    }
  }

  private find(at: number): Found {
    const period = Math.floor((at - this.from) / this.periodMillis);
    const number = Math.floor(period / CHUNK);
    const { last } = this;
    if (number !== this.lastNumber) {
      let chunk = this.chunks.get(number);
      if (!chunk) {
        chunk = new Float64Array(4 * CHUNK);
        this.chunks.set(number, chunk);
      }
      this.lastNumber = number;
      last.chunk = chunk;
    }
    last.period = period;
    last.place = period - number * CHUNK;
    return last;
  }

  private addTo({ chunk, place }: Found, sampleCount: number, sum: number, minimum: number, maximum: number): void {
    const count = chunk[place] ?? 0;
    if (count === 0) {
      chunk[place] = sampleCount;
      chunk[CHUNK + place] = sum;
      chunk[2 * CHUNK + place] = minimum;
      chunk[3 * CHUNK + place] = maximum;
      return;
    }
    chunk[place] = count + sampleCount;
    chunk[CHUNK + place] = (chunk[CHUNK + place] ?? 0) + sum;
    if (minimum < (chunk[2 * CHUNK + place] ?? 0)) chunk[2 * CHUNK + place] = minimum;
    if (maximum > (chunk[3 * CHUNK + place] ?? 0)) chunk[3 * CHUNK + place] = maximum;
  }

  private keep(samples: Map<number, Sample[] | undefined>, period: number, more: Sample[] | undefined): void {
    if (!samples.has(period)) samples.set(period, more);
    else if (more) samples.get(period)?.push(...more);
    else samples.set(period, undefined);
  }
}

/** A statistic of a period; undefined when the period has none, such as a percentile of a statistic set. */
export function statisticOf(cell: Cell, statistic: Statistic): number | undefined {
  if (needsSamples(statistic)) return cell.samples && distributionOf(cell.samples, statistic);
  return simpleStatistic(statistic.kind, cell.sampleCount, cell.sum, cell.minimum, cell.maximum);
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
  if (needsSamples(statistic)) {
    for (const cell of summary.sorted()) {
      const value = statisticOf(cell, statistic);
      if (value !== undefined) points.push({ at: cell.at, value });
    }
    return points;
  }
  const { kind } = statistic;
  summary.forEach((at, sampleCount, sum, minimum, maximum) => {
    points.push({ at, value: simpleStatistic(kind, sampleCount, sum, minimum, maximum) });
  });
  return points;
}

function simpleStatistic(
  kind: SimpleStatistic,
  sampleCount: number,
  sum: number,
  minimum: number,
  maximum: number,
): number {
  switch (kind) {
    case "SampleCount":
      return sampleCount;
    case "Sum":
      return sum;
    case "Average":
      return sum / sampleCount;
    case "Minimum":
      return minimum;
    case "Maximum":
      return maximum;
  }
}
