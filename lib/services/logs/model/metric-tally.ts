/** What makes a point one point: metric, unit, resolution in seconds and the moment, at the start of its period (milliseconds). */
export type TalliedMetric = {
  namespace: string;
  metricName: string;
  dimensions: Readonly<Record<string, string>>;
  unit: string;
  resolution: 1 | 60;
  at: number;
};

/** A metric's values in one period, each with how often it came. */
export type TalliedValues = TalliedMetric & { values: number[]; counts: number[] };

/** PutMetricData's own limit for the values of a datum. */
const MAX_VALUES = 150;

/** Gathers values by metric and period, so that a thousand lines become one point. */
export class MetricTally {
  private readonly metrics = new Map<string, { metric: TalliedMetric; counts: Map<number, number> }>();

  add(metric: TalliedMetric, value: number, count = 1): void {
    const key = keyOf(metric);
    let entry = this.metrics.get(key);
    if (!entry) {
      entry = { metric, counts: new Map() };
      this.metrics.set(key, entry);
    }
    entry.counts.set(value, (entry.counts.get(value) ?? 0) + count);
  }

  merge({ values, counts, ...metric }: TalliedValues): void {
    for (const [index, value] of values.entries()) this.add(metric, value, counts[index] ?? 1);
  }

  /** Everything gathered; a metric with many values comes in parts that PutMetricData would take. */
  entries(): TalliedValues[] {
    return [...this.metrics.values()].flatMap(({ metric, counts }) => {
      const pairs = [...counts];
      const parts: TalliedValues[] = [];
      for (let start = 0; start < pairs.length; start += MAX_VALUES) {
        const part = pairs.slice(start, start + MAX_VALUES);
        parts.push({ ...metric, values: part.map(([value]) => value), counts: part.map(([, count]) => count) });
      }
      return parts;
    });
  }
}

/** Metrics come from one place with their dimensions in one order; another order would only be a second point. */
function keyOf({ namespace, metricName, dimensions, unit, resolution, at }: TalliedMetric): string {
  return JSON.stringify([namespace, metricName, dimensions, unit, resolution, at]);
}

/** The start of the period that holds a moment. */
export function periodStart(moment: number, resolution: 1 | 60): number {
  return Math.floor(moment / (resolution * 1000)) * resolution * 1000;
}
