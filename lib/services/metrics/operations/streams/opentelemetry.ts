import protobuf from "protobufjs";
import { type MetricStream, metricStreamArn } from "../../model/streams/metric-stream";
import { unitCode } from "../../model/streams/unit-code";
import type { MetricUpdate } from "../../model/streams/update";

/**
 * The fields of ExportMetricsServiceRequest that metric streams use, by their numbers, in OpenTelemetry 0.7 and 1.0 at once: a
 * summary's point had labels then and has attributes now, all else kept its number.
 */
const root = protobuf.Root.fromJSON({
  nested: {
    Request: { fields: { resourceMetrics: list("ResourceMetrics", 1) } },
    ResourceMetrics: { fields: { resource: one("Resource", 1), scopeMetrics: list("ScopeMetrics", 2) } },
    Resource: { fields: { attributes: list("Attribute", 1) } },
    ScopeMetrics: { fields: { metrics: list("Metric", 2) } },
    Metric: { fields: { name: one("string", 1), unit: one("string", 3), summary: one("Summary", 11) } },
    Summary: { fields: { dataPoints: list("SummaryPoint", 1) } },
    SummaryPoint: {
      fields: {
        labels: list("Label", 1),
        startTimeUnixNano: one("fixed64", 2),
        timeUnixNano: one("fixed64", 3),
        count: one("fixed64", 4),
        sum: one("double", 5),
        quantileValues: list("Quantile", 6),
        attributes: list("Attribute", 7),
      },
    },
    Quantile: { fields: { quantile: one("double", 1), value: one("double", 2) } },
    Label: { fields: { key: one("string", 1), value: one("string", 2) } },
    Attribute: { fields: { key: one("string", 1), value: one("Value", 2) } },
    Value: {
      oneofs: { value: { oneof: ["stringValue", "kvlistValue"] } },
      fields: { stringValue: one("string", 1), kvlistValue: one("KeyValueList", 6) },
    },
    KeyValueList: { fields: { values: list("Attribute", 1) } },
  },
});

const Request = root.lookupType("Request");

const MINUTE_MILLIS = 60_000;

type Version = "0.7" | "1.0";

/**
 * Updates as one ExportMetricsServiceRequest behind its length as a varint (User Guide, "CloudWatch metric stream output in
 * OpenTelemetry 1.0.0 format" and "0.7.0 format").
 */
export function openTelemetryMessage(
  stream: MetricStream,
  updates: readonly MetricUpdate[],
  version: Version,
): Uint8Array {
  const attributes = [
    text("cloud.provider", "aws"),
    text("cloud.account.id", stream.accountId),
    text("cloud.region", stream.region),
    text("aws.exporter.arn", metricStreamArn(stream, stream.name)),
  ];
  const metrics = updates.map((update) => ({
    name: `amazonaws.com/${update.series.namespace}/${update.series.metricName}`,
    unit: unitCode(update.unit),
    summary: { dataPoints: [{ ...namesOf(update, version), ...valuesOf(update) }] },
  }));
  return Request.encodeDelimited({
    resourceMetrics: [{ resource: { attributes }, scopeMetrics: [{ metrics }] }],
  }).finish();
}

function namesOf({ series }: MetricUpdate, version: Version) {
  const { namespace, metricName, dimensions } = series;
  if (version === "0.7") {
    const labels = [
      ["Namespace", namespace],
      ["MetricName", metricName],
      ...dimensions.map(({ Name, Value }) => [Name, Value]),
    ];
    return { labels: labels.map(([key, value]) => ({ key, value })) };
  }
  const values = dimensions.map(({ Name, Value }) => text(Name, Value));
  return {
    attributes: [
      text("Namespace", namespace),
      text("MetricName", metricName),
      { key: "Dimensions", value: { kvlistValue: { values } } },
    ],
  };
}

function valuesOf({ at, sampleCount, sum, minimum, maximum, additional }: MetricUpdate) {
  const percentiles = additional.map(({ name, value }) => ({ quantile: quantileOf(name), value }));
  return {
    startTimeUnixNano: nanoseconds(at),
    timeUnixNano: nanoseconds(at + MINUTE_MILLIS),
    // A count of samples may be a fraction in CloudWatch, in OpenTelemetry it is whole.
    count: Math.round(sampleCount),
    sum,
    quantileValues: [{ quantile: 0, value: minimum }, ...percentiles, { quantile: 1, value: maximum }].sort(
      (one, other) => one.quantile - other.quantile,
    ),
  };
}

/** "p99.9" is 0.999: the point is moved in the text, because 99.9 / 100 is not quite that. */
function quantileOf(name: string): number {
  return Number(`${name.slice(1)}e-2`);
}

/** The number is beyond what a double can hold exactly, so it is made of two halves. */
function nanoseconds(millis: number): protobuf.Long {
  const nanos = BigInt(millis) * 1_000_000n;
  return { low: Number(BigInt.asIntN(32, nanos)), high: Number(BigInt.asIntN(32, nanos >> 32n)), unsigned: true };
}

function text(key: string, stringValue: string) {
  return { key, value: { stringValue } };
}

function one(type: string, id: number) {
  return { type, id };
}

function list(type: string, id: number) {
  return { rule: "repeated", type, id };
}
