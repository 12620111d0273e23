import { aligned, emptyValues, type Series, type Timeline, withValues } from "./series";

/** One number from the values that there are; NaN when there are none to say it from. `size` counts the missing ones too. */
type Aggregate = (values: readonly number[], size: number) => number;

/**
 * AVG of an array counts a missing value as 0, as the User Guide says; of one series it is the average of its points.
 * The others look at the values that there are.
 */
const AGGREGATE: Readonly<Record<string, Aggregate>> = {
  AVG: (values, size) => sum(values) / size,
  SUM: sum,
  MAX: (values) => values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY),
  MIN: (values) => values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY),
  STDDEV: standardDeviation,
  DATAPOINT_COUNT: (values) => values.length,
};

export function isAggregate(name: string): boolean {
  return Object.hasOwn(AGGREGATE, name);
}

/** The number that a series comes to. Of a series without points SUM and DATAPOINT_COUNT are 0, the others nothing (NaN). */
export function aggregateSeries(name: string, { values }: Series): number {
  const present = [...values].filter((value) => !Number.isNaN(value));
  if (present.length === 0) return name === "SUM" || name === "DATAPOINT_COUNT" ? 0 : Number.NaN;
  return AGGREGATE[name]?.(present, present.length) ?? Number.NaN;
}

/** The series that an array comes to, moment by moment; a moment at which no series has a value has none. */
export function aggregateArray(name: string, items: readonly Series[], fallback: Timeline): Series {
  const [first, ...others] = aligned(items);
  if (!first) return { timeline: fallback, values: emptyValues(fallback) };
  const all = [first, ...others];
  const present: number[] = [];
  const values = first.values.map((_, index) => {
    present.length = 0;
    for (const item of all) {
      const value = item.values[index] ?? Number.NaN;
      if (!Number.isNaN(value)) present.push(value);
    }
    return present.length === 0 ? Number.NaN : (AGGREGATE[name]?.(present, all.length) ?? Number.NaN);
  });
  return withValues({ timeline: first.timeline, values }, values);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Of the whole population, not of a sample. */
function standardDeviation(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
}
