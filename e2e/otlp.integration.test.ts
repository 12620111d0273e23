import { gzipSync } from "node:zlib";
import { OTLPMetricExporter as JsonExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPMetricExporter as ProtobufExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  AggregationTemporality,
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from "@opentelemetry/sdk-metrics";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import { keysOfUser, startWholeApi, type WholeApi } from "./whole-api";

/** OpenTelemetry's own SDK and exporters against the whole way: sockets, rights, storage. */
const root = rootCaller("610000000002", "us-east-1", { sourceIPAddress: "203.0.113.1", userAgent: "test/1" });
let api: WholeApi;
let writer: string;
let reader: string;

beforeAll(async () => {
  api = await startWholeApi();
  writer = await basicOf("otel-writer", "cloudwatch:PutMetricData");
  reader = await basicOf("otel-reader", "cloudwatch:GetMetricData");
});
afterAll(async () => {
  await api.close();
  await closeDatabase();
});

/** A user with one right, as HTTP Basic names them. */
async function basicOf(UserName: string, Action: string): Promise<string> {
  const { accessKeyId, secretAccessKey } = await keysOfUser(root, UserName, Action);
  return `Basic ${Buffer.from(`${accessKeyId}:${secretAccessKey}`).toString("base64")}`;
}

const address = () => `${api.url}/v1/metrics`;

type Options = ConstructorParameters<typeof ProtobufExporter>[0];
const EXPORTERS: [string, (options: Options) => PushMetricExporter][] = [
  ["protobuf", (options) => new ProtobufExporter(options)],
  ["JSON", (options) => new JsonExporter(options)],
];

describe.each(EXPORTERS)("an exporter that speaks %s", (name, make) => {
  test("feeds counters, gauges and histograms with percentiles", async () => {
    const exporter = make({
      url: address(),
      headers: { authorization: writer },
      temporalityPreference: AggregationTemporality.DELTA,
    });
    const provider = new MeterProvider({
      resource: resourceFromAttributes({ "service.namespace": "shop", "service.name": name }),
      readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })],
    });
    const meter = provider.getMeter("test");
    meter.createCounter("orders", { unit: "{order}" }).add(3, { country: "BR" });
    meter.createGauge("queue.size").record(7);
    const latency = meter.createHistogram("latency", { unit: "ms" });
    for (let value = 1; value <= 100; value += 1) latency.record(value);
    await provider.forceFlush();
    await provider.shutdown();

    const read = async (MetricName: string, Stat: string, Dimensions: { Name: string; Value: string }[] = []) => {
      const Metric = { Namespace: `shop/${name}`, MetricName, Dimensions };
      const { MetricDataResults } = await invoke(root, "cloudwatch:GetMetricData", {
        MetricDataQueries: [{ Id: "m1", MetricStat: { Metric, Stat, Period: 60 } }],
        StartTime: new Date(Date.now() - 600_000),
        EndTime: new Date(Date.now() + 60_000),
      });
      return MetricDataResults?.[0]?.Values;
    };
    expect(await read("orders", "Sum", [{ Name: "country", Value: "BR" }])).toEqual([3]);
    expect(await read("queue.size", "Average")).toEqual([7]);
    expect(await read("latency", "SampleCount")).toEqual([100]);
    const [median = 0] = (await read("latency", "p50")) ?? [];
    expect(median).toBeGreaterThan(25);
    expect(median).toBeLessThan(75);
  });
});

const json = { "content-type": "application/json" };
const gauge = (name: string, value: unknown) => ({
  resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name, gauge: { dataPoints: [value] } }] }] }],
});

async function send(headers: Record<string, string>, body: string | Buffer) {
  const response = await fetch(address(), { method: "POST", headers, body: new Uint8Array(Buffer.from(body)) });
  return { status: response.status, answer: await response.json().catch(() => undefined) };
}

test("gzip is undone", async () => {
  const body = gzipSync(JSON.stringify(gauge("zipped", { asInt: 1 })));
  expect(await send({ ...json, authorization: writer, "content-encoding": "gzip" }, body)).toEqual({
    status: 200,
    answer: {},
  });
});

test("what cannot be kept is told, and the rest is kept", async () => {
  const cumulative = { name: "h", histogram: { aggregationTemporality: 2, dataPoints: [{ count: "1" }] } };
  const request = gauge("kept", { asInt: "1" });
  request.resourceMetrics[0]?.scopeMetrics[0]?.metrics.push(cumulative as never);
  const { status, answer } = await send({ ...json, authorization: writer }, JSON.stringify(request));
  expect(status).toBe(200);
  expect(answer.partialSuccess).toMatchObject({ rejectedDataPoints: 1, errorMessage: expect.stringMatching(/delta/) });
});

test("a metric without a name is refused in CloudWatch's words, not with a fault", async () => {
  const { status, answer } = await send({ ...json, authorization: writer }, JSON.stringify(gauge("", { asInt: "1" })));
  expect([status, answer.partialSuccess.rejectedDataPoints]).toEqual([200, 1]);
});

describe("refused", () => {
  const right = JSON.stringify(gauge("m", { asInt: "1" }));
  const wrongSecret = `Basic ${Buffer.from("AKIAAAAAAAAAAAAAAAAA:wrong").toString("base64")}`;
  test.each<[string, () => Record<string, string>, string, number, RegExp]>([
    ["without credentials", () => json, right, 403, /missing Authentication Token/],
    ["with a wrong secret", () => ({ ...json, authorization: wrongSecret }), right, 403, /security token/],
    ["without the right", () => ({ ...json, authorization: reader }), right, 403, /not authorized.*PutMetricData/],
    ["no JSON", () => ({ ...json, authorization: writer }), "{", 400, /not an ExportMetricsServiceRequest/],
    ["JSON of another form", () => ({ ...json, authorization: writer }), '{"resourceMetrics":5}', 400, /ExportMetrics/],
    ["no gzip", () => ({ ...json, authorization: writer, "content-encoding": "gzip" }), "x", 400, /gzip/],
  ])("%s", async (_, headers, body, status, message) => {
    const answered = await send(headers(), body);
    expect(answered.status).toBe(status);
    expect(answered.answer.message).toMatch(message);
  });

  test("protobuf that is none", async () => {
    const headers = { "content-type": "application/x-protobuf", authorization: writer };
    const response = await fetch(address(), { method: "POST", headers, body: new Uint8Array([0xff, 0xff, 0xff]) });
    expect(response.status).toBe(400);
  });

  test("a small body that inflates to a large one", async () => {
    const body = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    const { status } = await send({ ...json, authorization: writer, "content-encoding": "gzip" }, body);
    expect(status).toBe(413);
  });
});
