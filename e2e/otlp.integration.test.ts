import { gzipSync } from "node:zlib";
import type { Dimension } from "@aws-sdk/client-cloudwatch";
import { OTLPMetricExporter as JsonExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPMetricExporter as ProtobufExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  AggregationTemporality,
  AggregationType,
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

    const read = (MetricName: string, Stat: string, Dimensions?: Dimension[]) =>
      readTotal(`shop/${name}`, MetricName, Stat, Dimensions);
    expect(await read("orders", "Sum", [{ Name: "country", Value: "BR" }])).toEqual(3);
    expect(await read("queue.size", "Average")).toEqual(7);
    expect(await read("latency", "SampleCount")).toEqual(100);
    // The exporter says these itself, whatever its buckets are.
    expect(await read("latency", "Sum")).toEqual(5_050);
    expect([await read("latency", "Minimum"), await read("latency", "Maximum")]).toEqual([1, 100]);
    const median = await read("latency", "p50");
    expect(median).toBeGreaterThan(25);
    expect(median).toBeLessThan(75);
  });

  test("that is set up as exporters are, counts what came since its last report, each instance for itself", async () => {
    const Namespace = `whole/${name}`;
    const instances = [1, 2].map((instance) => {
      const exporter = make({ url: address(), headers: { authorization: writer } });
      const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
      const provider = new MeterProvider({
        resource: resourceFromAttributes({
          "service.namespace": "whole",
          "service.name": name,
          "service.instance.id": String(instance),
        }),
        views: [{ instrumentName: "size", aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } }],
        readers: [reader],
      });
      const meter = provider.getMeter("test");
      return {
        provider,
        orders: meter.createCounter("orders"),
        open: meter.createUpDownCounter("open"),
        latency: meter.createHistogram("latency", { unit: "ms" }),
        size: meter.createHistogram("size", { unit: "By" }),
      };
    });
    for (const round of [1, 2, 3]) {
      for (const { provider, orders, open, latency, size } of instances) {
        orders.add(round);
        open.add(1);
        for (let value = 1; value <= 10; value += 1) latency.record(value * round);
        // What is seen first and last is so far apart that the scale has to change in between.
        for (let value = 1; value <= 10; value += 1) size.record(value * 100 ** round);
        await provider.forceFlush();
      }
    }
    for (const { provider } of instances) await provider.shutdown();
    expect(await readTotal(Namespace, "orders", "Sum")).toBe(2 * (1 + 2 + 3));
    expect(await readTotal(Namespace, "open", "Maximum")).toBe(3);
    expect(await readTotal(Namespace, "latency", "SampleCount")).toBe(60);
    expect(await readTotal(Namespace, "latency", "Sum")).toBe(2 * 55 * 6);
    expect(await readTotal(Namespace, "size", "SampleCount")).toBe(60);
    expect(await readTotal(Namespace, "size", "Sum")).toBe(2 * 55 * 1_010_100);
    // A sixth of the values is 100 to 1,000, a sixth 10,000 to 100,000.
    const p25 = (await readTotal(Namespace, "size", "p25")) ?? 0;
    expect(p25).toBeGreaterThan(600);
    expect(p25).toBeLessThan(1_000);
  });
});

/** A statistic over everything of the last ten minutes. */
async function readTotal(Namespace: string, MetricName: string, Stat: string, Dimensions: Dimension[] = []) {
  const { MetricDataResults } = await invoke(root, "cloudwatch:GetMetricData", {
    MetricDataQueries: [
      { Id: "m1", MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Stat, Period: 3_600 } },
    ],
    StartTime: new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 3_600_000),
    EndTime: new Date(Date.now() + 60_000),
  });
  return MetricDataResults?.[0]?.Values?.[0];
}

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

test("a report that comes twice, or late, counts once", async () => {
  const now = Date.now();
  const report = (value: number, at: number) => {
    const dataPoints = [{ startTimeUnixNano: `${now - 60_000}000000`, timeUnixNano: `${at}000000`, asInt: value }];
    const sum = { isMonotonic: true, aggregationTemporality: 2, dataPoints };
    return JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: "twice", sum }] }] }] });
  };
  const headers = { ...json, authorization: writer };
  const both = await Promise.all([1, 2, 3, 4].map(() => send(headers, report(10, now - 2_000))));
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await send(headers, report(25, now));
  await send(headers, report(18, now - 1_000));
  expect(await readTotal("OpenTelemetry", "twice", "Sum")).toBe(25);
});

test("one point that CloudWatch does not take keeps no other from being kept", async () => {
  const old = `${Date.now() - 30 * 86_400_000}000000`;
  const dataPoints = Array.from({ length: 1_200 }, (_, place) => ({
    attributes: [{ key: "city", value: { stringValue: place === 700 ? "São Paulo" : `c${place % 7}` } }],
    asInt: "1",
    ...(place === 1_100 ? { timeUnixNano: old } : {}),
  }));
  const request = { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: "mixed", gauge: { dataPoints } }] }] }] };
  const { status, answer } = await send({ ...json, authorization: writer }, JSON.stringify(request));
  expect(status).toBe(200);
  expect(answer.partialSuccess.rejectedDataPoints).toBe(2);
  expect(answer.partialSuccess.errorMessage).toMatch(/ASCII.*two weeks/);
  const Dimensions = [{ Name: "city", Value: "c0" }];
  expect(await readTotal("OpenTelemetry", "mixed", "SampleCount", Dimensions)).toBe(
    Array.from({ length: 1_200 }, (_, place) => place).filter((place) => place % 7 === 0 && place !== 700).length,
  );
});

test("what cannot be kept is told, and the rest is kept", async () => {
  const unknown = { name: "h", gauge: { dataPoints: [{ asDouble: "Infinity" }] } };
  const request = gauge("kept", { asInt: "1" });
  request.resourceMetrics[0]?.scopeMetrics[0]?.metrics.push(unknown as never);
  const { status, answer } = await send({ ...json, authorization: writer }, JSON.stringify(request));
  expect(status).toBe(200);
  expect(answer.partialSuccess).toMatchObject({
    rejectedDataPoints: 1,
    errorMessage: expect.stringMatching(/no number/),
  });
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
