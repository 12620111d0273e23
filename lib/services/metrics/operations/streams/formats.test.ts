import fc from "fast-check";
import { expect, test } from "vitest";
import { readProtobuf } from "@/lib/wire/otlp/protobuf";
import { jsonLine } from "../../model/streams/json-format";
import type { MetricStream } from "../../model/streams/metric-stream";
import { unitCode } from "../../model/streams/unit-code";
import type { MetricUpdate } from "../../model/streams/update";
import { openTelemetryMessage } from "./opentelemetry";
import { recordsOf } from "./records";

const stream: MetricStream = {
  accountId: "123456789012",
  region: "us-east-1",
  name: "MyMetricStream",
  id: "3b6c1c0e-6c63-4c2e-9a2b-1f4f5b0b7a10",
  firehoseArn: "arn:aws:firehose:us-east-1:123456789012:deliverystream/lake",
  roleArn: "arn:aws:iam::123456789012:role/streams",
  format: "opentelemetry1.0",
  included: undefined,
  excluded: undefined,
  statistics: [],
  includesLinked: false,
  isRunning: true,
  createdAt: new Date(0),
  modifiedAt: new Date(0),
};

const update: MetricUpdate = {
  series: {
    namespace: "AWS/DynamoDB",
    metricName: "ConsumedReadCapacityUnits",
    dimensions: [{ Name: "TableName", Value: "MyTable" }],
  },
  unit: "Count",
  at: 1_604_948_400_000,
  sampleCount: 3,
  sum: 20.5,
  minimum: 0.25,
  maximum: 18,
  additional: [
    { name: "p99.9", value: 17.8 },
    { name: "p50", value: 2 },
  ],
};

/** A field of protobuf's wire format, read by nothing but the wire format's own rules. */
type Field = { id: number; value: bigint | Buffer };

function fieldsOf(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let [value, shift] = [0n, 0n];
    for (;;) {
      const byte = bytes[at++] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
      shift += 7n;
    }
  };
  while (at < bytes.length) {
    const key = Number(varint());
    const [id, type] = [key >> 3, key & 7];
    if (type === 0) fields.push({ id, value: varint() });
    else {
      const length = type === 1 ? 8 : type === 5 ? 4 : Number(varint());
      fields.push({ id, value: bytes.subarray(at, at + length) });
      at += length;
    }
  }
  return fields;
}

const all = (bytes: Buffer, id: number) =>
  fieldsOf(bytes).flatMap((field) => (field.id === id ? [field.value as Buffer] : []));
const only = (bytes: Buffer, id: number) => all(bytes, id)[0] ?? Buffer.alloc(0);
const string = (bytes: Buffer, id: number) => only(bytes, id).toString("utf8");
const pairOf = (attribute: Buffer) => [string(attribute, 1), string(only(attribute, 2), 1)];

/** The messages of a record, each behind its length. */
function messagesIn(record: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  for (let at = 0; at < record.length; ) {
    let [length, shift, byte] = [0, 0, 0x80];
    for (; byte >= 0x80; shift += 7) {
      byte = record[at++] ?? 0;
      length += (byte & 0x7f) * 2 ** shift;
    }
    messages.push(record.subarray(at, at + length));
    at += length;
  }
  return messages;
}

const messageOf = (version: "0.7" | "1.0") =>
  messagesIn(Buffer.from(openTelemetryMessage(stream, [update], version)))[0] ?? Buffer.alloc(0);
const pointOf = (message: Buffer) => only(only(only(only(only(message, 1), 2), 2), 11), 1);

test("JSON has the members of the documentation, on one line", () => {
  const line = jsonLine(stream, update);
  expect(line.endsWith("}\n") && line.indexOf("\n") === line.length - 1).toBe(true);
  expect(JSON.parse(line)).toEqual({
    metric_stream_name: "MyMetricStream",
    account_id: "123456789012",
    region: "us-east-1",
    namespace: "AWS/DynamoDB",
    metric_name: "ConsumedReadCapacityUnits",
    dimensions: { TableName: "MyTable" },
    timestamp: 1_604_948_400_000,
    value: { count: 3, sum: 20.5, max: 18, min: 0.25, "p99.9": 17.8, p50: 2 },
    unit: "Count",
  });
});

test("OpenTelemetry 1.0 says who exports, and names the metric", () => {
  const message = messageOf("1.0");
  const resource = all(only(only(message, 1), 1), 1).map(pairOf);
  expect(resource).toEqual([
    ["cloud.provider", "aws"],
    ["cloud.account.id", "123456789012"],
    ["cloud.region", "us-east-1"],
    ["aws.exporter.arn", "arn:aws:cloudwatch:us-east-1:123456789012:metric-stream/MyMetricStream"],
  ]);
  const metric = only(only(only(message, 1), 2), 2);
  expect(string(metric, 1)).toBe("amazonaws.com/AWS/DynamoDB/ConsumedReadCapacityUnits");
  expect(string(metric, 3)).toBe("{Count}");
});

test("OpenTelemetry 1.0 has a summary with the minimum, percentiles and the maximum as quantiles, dimensions as a list of keys and values", () => {
  const point = pointOf(messageOf("1.0"));
  expect(only(point, 2).readBigUInt64LE()).toBe(1_604_948_400_000_000_000n);
  expect(only(point, 3).readBigUInt64LE()).toBe(1_604_948_460_000_000_000n);
  expect(only(point, 4).readBigUInt64LE()).toBe(3n);
  expect(only(point, 5).readDoubleLE()).toBe(20.5);
  const double = (bytes: Buffer) => (bytes.length === 0 ? 0 : bytes.readDoubleLE());
  expect(all(point, 6).map((quantile) => [double(only(quantile, 1)), double(only(quantile, 2))])).toEqual([
    [0, 0.25],
    [0.5, 2],
    [0.999, 17.8],
    [1, 18],
  ]);
  const [namespace, name, dimensions = Buffer.alloc(0)] = all(point, 7);
  expect([namespace, name].map((one) => pairOf(one ?? Buffer.alloc(0)))).toEqual([
    ["Namespace", "AWS/DynamoDB"],
    ["MetricName", "ConsumedReadCapacityUnits"],
  ]);
  expect(string(dimensions, 1)).toBe("Dimensions");
  expect(all(only(only(dimensions, 2), 6), 1).map(pairOf)).toEqual([["TableName", "MyTable"]]);
  expect(all(point, 1)).toEqual([]);
});

test("OpenTelemetry 0.7 has the same with labels, one for each dimension", () => {
  const point = pointOf(messageOf("0.7"));
  expect(all(point, 7)).toEqual([]);
  expect(all(point, 1).map((label) => [string(label, 1), string(label, 2)])).toEqual([
    ["Namespace", "AWS/DynamoDB"],
    ["MetricName", "ConsumedReadCapacityUnits"],
    ["TableName", "MyTable"],
  ]);
  expect(only(point, 3).readBigUInt64LE()).toBe(1_604_948_460_000_000_000n);
});

test("Mirante's own way in for OpenTelemetry reads what a stream writes", () => {
  const { resourceMetrics = [] } = readProtobuf(messageOf("1.0"));
  const [metric] = resourceMetrics[0]?.scopeMetrics?.[0]?.metrics ?? [];
  expect(metric).toMatchObject({
    name: "amazonaws.com/AWS/DynamoDB/ConsumedReadCapacityUnits",
    unit: "{Count}",
    summary: { dataPoints: [{ timeUnixNano: "1604948460000000000" }] },
  });
});

test.each([
  ["Bytes/Second", "By/s"],
  ["Gigabits/Second", "GBit/s"],
  ["Terabits", "Tbit"],
  ["Percent", "%"],
  ["None", "1"],
  ["Count/Second", "{Count}/s"],
])("the unit %s is %s", (unit, code) => expect(unitCode(unit)).toBe(code));

test("records hold every update once, in whole lines and messages, and none is too large", () => {
  const names = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }).filter((text) => !text.includes("\0"));
  const updates = fc.array(
    fc.record({
      series: fc.record({
        namespace: names,
        metricName: names,
        dimensions: fc.uniqueArray(fc.record({ Name: names, Value: names }), {
          selector: ({ Name }) => Name,
          maxLength: 5,
        }),
      }),
      unit: fc.constantFrom("Count", "Bytes/Second"),
      at: fc.nat({ max: 30_000_000 }).map((minute) => minute * 60_000),
      sampleCount: fc.integer({ min: 1, max: 1e9 }),
      sum: fc.double({ noNaN: true, noDefaultInfinity: true }),
      minimum: fc.double({ noNaN: true, noDefaultInfinity: true }),
      maximum: fc.double({ noNaN: true, noDefaultInfinity: true }),
      additional: fc.constant([]),
    }),
    { minLength: 1, maxLength: 400 },
  );
  fc.assert(
    fc.property(updates, fc.integer({ min: 1, max: 8 }), (some, times) => {
      const many = Array.from({ length: times }, () => some).flat();
      const lines = recordsOf({ ...stream, format: "json" }, many)
        .flatMap((record) => {
          expect(record.length).toBeLessThan(1_024_000);
          return record.toString("utf8").split("\n").slice(0, -1);
        })
        .map((line) => JSON.parse(line));
      expect(lines.map(({ metric_name }) => metric_name)).toEqual(many.map(({ series }) => series.metricName));
      const metrics = recordsOf(stream, many)
        .flatMap(messagesIn)
        .flatMap((message) => all(only(only(message, 1), 2), 2));
      expect(metrics.map((metric) => string(metric, 1))).toEqual(
        many.map(({ series }) => `amazonaws.com/${series.namespace}/${series.metricName}`),
      );
    }),
    { numRuns: 30 },
  );
});
