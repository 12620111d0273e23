import protobuf from "protobufjs";
import { malformed } from "../malformed";
import type { ExportRequest } from "./export-request";

/** The fields of opentelemetry/proto/metrics/v1/metrics.proto that are read, by their numbers; all others are passed over. */
const root = protobuf.Root.fromJSON({
  nested: {
    ExportRequest: { fields: { resourceMetrics: list("ResourceMetrics", 1) } },
    ResourceMetrics: { fields: { resource: one("Resource", 1), scopeMetrics: list("ScopeMetrics", 2) } },
    Resource: { fields: { attributes: list("Attribute", 1) } },
    ScopeMetrics: { fields: { scope: one("Scope", 1), metrics: list("Metric", 2) } },
    Scope: { fields: { name: one("string", 1), version: one("string", 2) } },
    Metric: {
      fields: {
        name: one("string", 1),
        unit: one("string", 3),
        gauge: one("Gauge", 5),
        sum: one("Sum", 7),
        histogram: one("Histogram", 9),
        exponentialHistogram: one("ExponentialHistogram", 10),
        summary: one("Summary", 11),
      },
    },
    Temporality: {
      values: {
        AGGREGATION_TEMPORALITY_UNSPECIFIED: 0,
        AGGREGATION_TEMPORALITY_DELTA: 1,
        AGGREGATION_TEMPORALITY_CUMULATIVE: 2,
      },
    },
    Gauge: { fields: { dataPoints: list("NumberPoint", 1) } },
    Sum: {
      fields: {
        dataPoints: list("NumberPoint", 1),
        aggregationTemporality: one("Temporality", 2),
        isMonotonic: one("bool", 3),
      },
    },
    Histogram: { fields: { dataPoints: list("HistogramPoint", 1), aggregationTemporality: one("Temporality", 2) } },
    ExponentialHistogram: {
      fields: { dataPoints: list("ExponentialPoint", 1), aggregationTemporality: one("Temporality", 2) },
    },
    Summary: { fields: { dataPoints: list("SummaryPoint", 1) } },
    SummaryPoint: {
      fields: {
        startTimeUnixNano: one("fixed64", 2),
        timeUnixNano: one("fixed64", 3),
        count: one("fixed64", 4),
        sum: one("double", 5),
        quantileValues: list("Quantile", 6),
        attributes: list("Attribute", 7),
        flags: one("uint32", 8),
      },
    },
    Quantile: { fields: { quantile: one("double", 1), value: one("double", 2) } },
    NumberPoint: {
      oneofs: { value: { oneof: ["asDouble", "asInt"] } },
      fields: {
        startTimeUnixNano: one("fixed64", 2),
        timeUnixNano: one("fixed64", 3),
        asDouble: one("double", 4),
        asInt: one("sfixed64", 6),
        attributes: list("Attribute", 7),
        flags: one("uint32", 8),
      },
    },
    HistogramPoint: {
      oneofs: { _sum: { oneof: ["sum"] }, _min: { oneof: ["min"] }, _max: { oneof: ["max"] } },
      fields: {
        startTimeUnixNano: one("fixed64", 2),
        timeUnixNano: one("fixed64", 3),
        count: one("fixed64", 4),
        sum: one("double", 5),
        bucketCounts: list("fixed64", 6),
        explicitBounds: list("double", 7),
        attributes: list("Attribute", 9),
        flags: one("uint32", 10),
        min: one("double", 11),
        max: one("double", 12),
      },
    },
    ExponentialPoint: {
      oneofs: { _sum: { oneof: ["sum"] }, _min: { oneof: ["min"] }, _max: { oneof: ["max"] } },
      fields: {
        attributes: list("Attribute", 1),
        startTimeUnixNano: one("fixed64", 2),
        timeUnixNano: one("fixed64", 3),
        count: one("fixed64", 4),
        sum: one("double", 5),
        scale: one("sint32", 6),
        zeroCount: one("fixed64", 7),
        positive: one("Buckets", 8),
        negative: one("Buckets", 9),
        flags: one("uint32", 10),
        min: one("double", 12),
        max: one("double", 13),
      },
    },
    Buckets: { fields: { offset: one("sint32", 1), bucketCounts: list("uint64", 2) } },
    Attribute: { fields: { key: one("string", 1), value: one("AttributeValue", 2) } },
    AttributeValue: {
      oneofs: { value: { oneof: ["stringValue", "boolValue", "intValue", "doubleValue"] } },
      fields: {
        stringValue: one("string", 1),
        boolValue: one("bool", 2),
        intValue: one("int64", 3),
        doubleValue: one("double", 4),
      },
    },
    Status: { fields: { code: one("int32", 1), message: one("string", 2) } },
    ExportAnswer: { fields: { partialSuccess: one("PartialSuccess", 1) } },
    PartialSuccess: { fields: { rejectedDataPoints: one("int64", 1), errorMessage: one("string", 2) } },
  },
});

const exportRequest = root.lookupType("ExportRequest");

/** Reads a request in JSON, where 64-bit numbers may be strings; throws SerializationException for what is none. */
export function readJson(body: Uint8Array): ExportRequest {
  try {
    return plain(exportRequest.fromObject(JSON.parse(Buffer.from(body).toString("utf8"))));
  } catch {
    throw malformed("The request body is not an ExportMetricsServiceRequest in JSON.");
  }
}

/** Reads a request in protobuf; throws SerializationException for bytes that are none. */
export function readProtobuf(body: Uint8Array): ExportRequest {
  try {
    return plain(exportRequest.decode(body));
  } catch {
    throw malformed("The request body is not an ExportMetricsServiceRequest in protobuf.");
  }
}

/** Writes an answer in protobuf. */
export function writeProtobuf(name: "Status" | "ExportAnswer", value: object): Uint8Array {
  return root.lookupType(name).encode(value).finish();
}

function plain(message: protobuf.Message): ExportRequest {
  return exportRequest.toObject(message, { longs: String });
}

function one(type: string, id: number) {
  return { type, id };
}

function list(type: string, id: number) {
  return { rule: "repeated", type, id };
}
