import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { Bucket, TelemetryPoint, Totals } from "./point";

const VALUES_A_DATUM = 150;

type Filled = Pick<Bucket, "value" | "count">;
type Subject = Pick<TelemetryPoint, "metric" | "minimum" | "maximum">;

/**
 * What came, as data for `at` (milliseconds); none when nothing came. A counter's is a value. A histogram's is a statistic set,
 * exact where the exporter said so, with the values that its buckets stand for, so that percentiles are as exact as the buckets.
 */
export function telemetryData(subject: Subject, at: number, totals: Totals): MetricDatum[] {
  const { sum, samples, buckets = [] } = totals;
  const datum = { ...subject.metric, Timestamp: new Date(at) };
  if (samples === undefined) return sum === undefined ? [] : [{ ...datum, Value: sum }];
  if (samples === 0) return [];
  const filled = buckets.filter(({ count }) => count > 0);
  const values = filled.length > 0 || sum === undefined ? filled : [{ value: sum / samples, count: samples }];
  const parts = Array.from({ length: Math.ceil(values.length / VALUES_A_DATUM) }, (_, place) =>
    values.slice(place * VALUES_A_DATUM, (place + 1) * VALUES_A_DATUM),
  );
  // The middles of buckets add up to about the sum; where the true one is known, the last part makes up for the rest.
  const missing = sum === undefined ? 0 : sum - sumOf(values);
  const mean = sum === undefined ? [] : [sum / samples];
  return parts.map((part, place) => {
    const isLast = place === parts.length - 1;
    return {
      ...datum,
      Values: part.map(({ value }) => value),
      Counts: part.map(({ count }) => count),
      StatisticValues: {
        SampleCount: part.reduce((total, { count }) => total + count, 0),
        Sum: sumOf(part) + (isLast ? missing : 0),
        Minimum: (place === 0 ? subject.minimum : undefined) ?? Math.min(...part.map(({ value }) => value), ...mean),
        Maximum: (isLast ? subject.maximum : undefined) ?? Math.max(...part.map(({ value }) => value), ...mean),
      },
    };
  });
}

function sumOf(part: readonly Filled[]): number {
  return part.reduce((total, { value, count }) => total + value * count, 0);
}
