import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { TelemetryPoint } from "@/lib/services/metrics/model/telemetry/point";
import { dimensionsOf, textOf } from "./dimension";
import type { Attribute, ExportRequest, Metric, Point, ScopeMetrics } from "./export-request";
import { namespaceOf } from "./namespace";
import { type Measured, measuredPoints } from "./points";
import { unitOf } from "./unit";

/** What a request asks to keep in one namespace: values as they are, and what adds up. */
export type NamespaceData = { namespace: string; values: MetricDatum[]; points: TelemetryPoint[] };

/** The data by namespace, and the data points that CloudWatch cannot keep, by the reason. */
export type MetricData = { namespaces: NamespaceData[]; rejected: Map<string, number> };

const NOTHING_RECORDED = 1;
const LONGEST_NAME = 255;

const REASONS = {
  attributes: "CloudWatch keeps at most 30 dimensions of 255 and 1,024 characters.",
  name: "CloudWatch keeps metrics whose names and services have 1 to 255 characters.",
  buckets: "A histogram may have at most 2,000 buckets.",
  value: "The value is no number that CloudWatch keeps.",
} as const;

/**
 * OpenTelemetry's metrics in CloudWatch's terms: the namespace is the service (`service.namespace/service.name`), the dimensions are
 * the attributes of the data point. Gauges are values; counters and histograms are what came since the last point.
 */
export function metricDataOf(request: ExportRequest): MetricData {
  const byNamespace = new Map<string, NamespaceData>();
  const rejected = new Map<string, number>();
  for (const { resource, scopeMetrics = [] } of request.resourceMetrics ?? []) {
    const namespace = namespaceOf(resource?.attributes);
    const data = byNamespace.get(namespace) ?? { namespace, values: [], points: [] };
    byNamespace.set(namespace, data);
    for (const { scope, metrics = [] } of scopeMetrics) {
      const source = sourceOf(resource?.attributes, scope);
      for (const metric of metrics) addMetric(data, rejected, metric, source);
    }
  }
  return { namespaces: [...byNamespace.values()], rejected };
}

/** Who counts: every instance of a service counts for itself, and each library in it. */
function sourceOf(
  attributes: readonly Attribute[] = [],
  { name = "", version = "" }: ScopeMetrics["scope"] = {},
): string {
  const named = attributes.map(({ key = "", value }) => `${key}=${textOf(value)}`);
  return JSON.stringify([named.sort(), name, version]);
}

function addMetric(data: NamespaceData, rejected: Map<string, number>, metric: Metric, source: string): void {
  const { name = "" } = metric;
  const reject = (reason: keyof typeof REASONS) =>
    rejected.set(REASONS[reason], (rejected.get(REASONS[reason]) ?? 0) + 1);
  const fits = [name, data.namespace].every((text) => text.length >= 1 && text.length <= LONGEST_NAME);
  for (const { point, measured } of measuredPoints(metric)) {
    if (((point.flags ?? 0) & NOTHING_RECORDED) !== 0) continue;
    const Dimensions = dimensionsOf(point.attributes);
    if (!fits) reject("name");
    else if (!Dimensions) reject("attributes");
    else if (typeof measured === "string") reject(measured);
    else add(data, { MetricName: name, Unit: unitOf(metric.unit), Dimensions }, point, measured, source);
  }
}

function add(
  { values, points }: NamespaceData,
  metric: TelemetryPoint["metric"],
  point: Point,
  { isCumulative = false, ...measured }: Measured,
  source: string,
): void {
  const at = millisOf(point.timeUnixNano);
  if ("value" in measured) {
    const quantile = measured.quantile === undefined ? [] : [{ Name: "quantile", Value: String(measured.quantile) }];
    const Dimensions = [...(metric.Dimensions ?? []), ...quantile];
    const Timestamp = at === undefined ? undefined : new Date(at);
    values.push({ ...metric, Dimensions, Timestamp, Value: measured.value });
    return;
  }
  const startedAt = millisOf(point.startTimeUnixNano) ?? 0;
  points.push({ metric, at, ...measured, ...(isCumulative ? { cumulative: { source, startedAt } } : {}) });
}

/** Nanoseconds do not fit into a number, milliseconds do. */
function millisOf(nanos = "0"): number | undefined {
  const millis = Math.round(Number(nanos) / 1e6);
  return millis > 0 ? millis : undefined;
}
