import type { Totals } from "@/lib/services/metrics/model/telemetry/point";
import { exponentialBuckets, histogramBuckets } from "./distribution";
import type { ExponentialPoint, HistogramPoint, Metric, NumberPoint, Point, SummaryPoint } from "./export-request";

/** AGGREGATION_TEMPORALITY_CUMULATIVE of metrics.proto. */
const CUMULATIVE = 2;

/** A value as it is (of a quantile, where it is one), or what something has come to. */
export type Measured = { isCumulative?: boolean } & (
  | { value: number; quantile?: number }
  | { totals: Totals; minimum?: number | undefined; maximum?: number | undefined }
);

/** Why a point cannot be measured: it is no number, or in too many buckets. */
export type Unmeasured = "value" | "buckets";

type MeasuredPoint = { point: Point; measured: Measured | Unmeasured };

/** OpenTelemetry's SDKs have 160 on each side of zero at most, unless told otherwise. */
const MOST_BUCKETS = 2_000;

/**
 * The points of a metric, whatever kind it is. A sum that can fall is a level, and
 * a level is a value, unless it tells its changes.
 */
export function measuredPoints({ gauge, sum, histogram, exponentialHistogram, summary }: Metric): MeasuredPoint[] {
  const adds = sum?.isMonotonic === true && sum.aggregationTemporality === CUMULATIVE;
  const each = <P extends Point>(points: readonly P[] | undefined, measure: (point: P) => (Measured | Unmeasured)[]) =>
    (points ?? []).flatMap((point) => measure(point).map((measured) => ({ point, measured })));
  return [
    ...each(gauge?.dataPoints, (point) => [levelOf(point)]),
    ...each(sum?.dataPoints, (point) => [adds ? counterOf(point) : levelOf(point)]),
    ...each(histogram?.dataPoints, (point) => [
      isTooFine(point.bucketCounts) ||
        distributionOf(point, histogramBuckets(point), histogram?.aggregationTemporality === CUMULATIVE),
    ]),
    ...each(exponentialHistogram?.dataPoints, (point) => [
      isTooFine(point.positive?.bucketCounts, point.negative?.bucketCounts) ||
        distributionOf(point, exponentialBuckets(point), exponentialHistogram?.aggregationTemporality === CUMULATIVE),
    ]),
    ...each(summary?.dataPoints, (point) => [countedOf(point), ...quantilesOf(point)]),
  ];
}

function isTooFine(...counts: (readonly string[] | undefined)[]): "buckets" | false {
  return counts.some((some) => (some?.length ?? 0) > MOST_BUCKETS) && "buckets";
}

function numberOf({ asDouble, asInt }: NumberPoint): number | undefined {
  const value = Number(asDouble ?? asInt ?? 0);
  return Number.isFinite(value) ? value : undefined;
}

function levelOf(point: NumberPoint): Measured | Unmeasured {
  const value = numberOf(point);
  return value === undefined ? "value" : { value };
}

function counterOf(point: NumberPoint): Measured | Unmeasured {
  const sum = numberOf(point);
  return sum === undefined ? "value" : { totals: { sum }, isCumulative: true };
}

/** The extremes of a cumulative histogram are those since its start, which say nothing of what came since the last point. */
function distributionOf(
  { count, sum, min, max }: HistogramPoint | ExponentialPoint,
  buckets: NonNullable<Totals["buckets"]>,
  isCumulative: boolean,
): Measured {
  const counted = buckets.reduce((total, bucket) => total + bucket.count, 0);
  const samples = counted > 0 ? counted : Number(count ?? 0);
  const totals = { samples, buckets, ...(sum !== undefined && Number.isFinite(sum) ? { sum } : {}) };
  return { totals, isCumulative, ...(isCumulative ? {} : { minimum: min, maximum: max }) };
}

/** How many there were and what they came to: summaries count from their start on (OpenTelemetry, "Metrics Data Model", Summary). */
function countedOf({ count, sum }: SummaryPoint): Measured {
  const totals = { samples: Number(count ?? 0), ...(sum !== undefined && Number.isFinite(sum) ? { sum } : {}) };
  return { totals, isCumulative: true };
}

/** Quantiles cannot be put together: each is a metric of its own. One of nothing is no number, and is passed over. */
function quantilesOf({ quantileValues = [] }: SummaryPoint): Measured[] {
  return quantileValues.flatMap(({ quantile = 0, value = 0 }) => (Number.isFinite(value) ? [{ value, quantile }] : []));
}
