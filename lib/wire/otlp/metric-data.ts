import type { MetricDatum, PutMetricDataInput } from "@aws-sdk/client-cloudwatch";
import { dimensionsOf, textOf } from "./dimension";
import { type Distribution, exponentialDistribution, histogramDistribution } from "./distribution";
import type { Attribute, ExportRequest, Metric, NumberPoint, Point } from "./export-request";
import { unitOf } from "./unit";

/** What PutMetricData is asked, and the data points that CloudWatch cannot keep, by the reason. */
export type MetricData = { inputs: PutMetricDataInput[]; rejected: Map<string, number> };

/** A call of PutMetricData takes so many data, a datum so many values (API reference). */
const DATA_A_CALL = 1000;
const VALUES_A_DATUM = 150;
const NOTHING_RECORDED = 1;
/** AGGREGATION_TEMPORALITY_CUMULATIVE of metrics.proto. */
const CUMULATIVE = 2;
const NO_SERVICE = "OpenTelemetry";

const REASONS = {
  cumulative:
    "Histograms must have delta temporality: set OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta in the exporter.",
  summary: "Summaries cannot be kept: their quantiles cannot be put together. Use histograms.",
  attributes: "CloudWatch keeps at most 30 dimensions of 255 and 1,024 characters.",
  value: "The value is no number that CloudWatch keeps.",
} as const;

/**
 * OpenTelemetry's metrics in CloudWatch's terms: the namespace is the service (`service.namespace/service.name`), the dimensions are
 * the attributes of the data point. Counters that are cumulative are kept as the counters they are: RATE and DIFF of metric math
 * make them deltas.
 */
export function metricDataOf(request: ExportRequest): MetricData {
  const byNamespace = new Map<string, MetricDatum[]>();
  const rejected = new Map<string, number>();
  for (const { resource, scopeMetrics = [] } of request.resourceMetrics ?? []) {
    const namespace = namespaceOf(resource?.attributes);
    const data = byNamespace.get(namespace) ?? [];
    byNamespace.set(namespace, data);
    for (const metric of scopeMetrics.flatMap(({ metrics = [] }) => metrics)) addMetric(data, rejected, metric);
  }
  const inputs = [...byNamespace].flatMap(([Namespace, data]) =>
    Array.from({ length: Math.ceil(data.length / DATA_A_CALL) }, (_, place) => ({
      Namespace,
      MetricData: data.slice(place * DATA_A_CALL, (place + 1) * DATA_A_CALL),
    })),
  );
  return { inputs, rejected };
}

function namespaceOf(attributes: readonly Attribute[] = []): string {
  const named = (key: string) => textOf(attributes.find((one) => one.key === key)?.value);
  const name = [named("service.namespace"), named("service.name")].filter(Boolean).join("/");
  return name === "" ? NO_SERVICE : name;
}

function addMetric(data: MetricDatum[], rejected: Map<string, number>, metric: Metric): void {
  const reject = (reason: keyof typeof REASONS, count = 1) =>
    rejected.set(REASONS[reason], (rejected.get(REASONS[reason]) ?? 0) + count);
  const keep = (point: Point, value: Partial<MetricDatum> | undefined) => {
    if (((point.flags ?? 0) & NOTHING_RECORDED) !== 0) return;
    const Dimensions = dimensionsOf(point.attributes);
    if (!Dimensions) return reject("attributes");
    if (!value) return reject("value");
    const Timestamp = timeOf(point);
    data.push({ MetricName: metric.name ?? "", Unit: unitOf(metric.unit), Timestamp, Dimensions, ...value });
  };
  const keepAll = (point: Point, distribution: Distribution) => {
    for (const part of parts(distribution)) keep(point, part);
  };
  const { gauge, sum, histogram, exponentialHistogram: exponential, summary } = metric;
  for (const point of [...(gauge?.dataPoints ?? []), ...(sum?.dataPoints ?? [])]) keep(point, numberOf(point));
  if (histogram?.aggregationTemporality === CUMULATIVE) reject("cumulative", histogram?.dataPoints?.length);
  else for (const point of histogram?.dataPoints ?? []) keepAll(point, histogramDistribution(point));
  if (exponential?.aggregationTemporality === CUMULATIVE) reject("cumulative", exponential?.dataPoints?.length);
  else for (const point of exponential?.dataPoints ?? []) keepAll(point, exponentialDistribution(point));
  if (summary?.dataPoints?.length) reject("summary", summary.dataPoints.length);
}

/** Nanoseconds do not fit into a number, milliseconds do. */
function timeOf({ timeUnixNano = "0" }: Point): Date | undefined {
  const millis = Number(timeUnixNano) / 1e6;
  return millis > 0 ? new Date(Math.round(millis)) : undefined;
}

function numberOf({ asDouble, asInt }: NumberPoint): { Value: number } | undefined {
  const value = Number(asDouble ?? asInt ?? 0);
  return Number.isFinite(value) ? { Value: value } : undefined;
}

function parts({ values, counts }: Distribution): { Values: number[]; Counts: number[] }[] {
  return Array.from({ length: Math.ceil(values.length / VALUES_A_DATUM) }, (_, place) => {
    const range = [place * VALUES_A_DATUM, (place + 1) * VALUES_A_DATUM] as const;
    return { Values: values.slice(...range), Counts: counts.slice(...range) };
  });
}
