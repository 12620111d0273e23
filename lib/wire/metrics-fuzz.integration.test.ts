import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database";
import { callerInOpenMode, credentialOf } from "@/lib/services/authenticate";
import { actionsEndingIn, findOperation } from "@/lib/services/catalog";
import { dispatch } from "@/lib/services/invoke";
import { createGateway } from "./gateway";
import { requestOf } from "./request.fixture";

const RUNS = 250;
const PATIENCE_MILLIS = 10_000;

const desk = { dispatch, findOperation, actionsEndingIn, credentialOf, callerInOpenMode };
const gateway = createGateway(desk, { auth: "open", region: "us-east-1", trustProxy: false });
afterAll(closeDatabase);

const seconds = Math.floor(Date.now() / 1000);
const Dimensions = [{ Name: "Host", Value: "a" }];
/** Right requests, from which wrong ones are made. */
const RIGHT: Record<string, object> = {
  PutMetricData: {
    Namespace: "Fuzz",
    MetricData: [
      { MetricName: "M", Dimensions, Value: 1, Unit: "Count", Timestamp: seconds, StorageResolution: 1 },
      { MetricName: "M", Values: [1, 2], Counts: [3, 4] },
      { MetricName: "M", StatisticValues: { SampleCount: 2, Sum: 3, Minimum: 1, Maximum: 2 } },
    ],
    EntityMetricData: [
      {
        Entity: { KeyAttributes: { Type: "Service", Name: "n", Environment: "e" }, Attributes: { a: "b" } },
        MetricData: [{ MetricName: "E", Value: 5 }],
      },
    ],
    StrictEntityValidation: true,
  },
  GetMetricStatistics: {
    Namespace: "Fuzz",
    MetricName: "M",
    Dimensions,
    StartTime: seconds - 3600,
    EndTime: seconds,
    Period: 60,
    ExtendedStatistics: ["p99", "TM(10%:90%)"],
    Unit: "Count",
  },
  ListMetrics: {
    Namespace: "Fuzz",
    MetricName: "M",
    Dimensions: [{ Name: "Host" }],
    RecentlyActive: "PT3H",
    NextToken: "t",
    IncludeLinkedAccounts: true,
    OwningAccount: "123456789012",
  },
  PutMetricStream: {
    Name: "fuzz",
    FirehoseArn: "arn:aws:firehose:us-east-1:123456789012:deliverystream/fuzz",
    RoleArn: "arn:aws:iam::123456789012:role/fuzz",
    OutputFormat: "json",
    IncludeFilters: [{ Namespace: "Fuzz", MetricNames: ["a", "b"] }, { Namespace: "AWS/EC2" }],
    StatisticsConfigurations: [
      { IncludeMetrics: [{ Namespace: "Fuzz", MetricName: "a" }], AdditionalStatistics: ["p99", "TM(10%:90%)"] },
    ],
    Tags: [{ Key: "a", Value: "b" }],
    IncludeLinkedAccountsMetrics: false,
  },
  StopMetricStreams: { Names: ["fuzz", "other"] },
  CreateDeliveryStream: {
    DeliveryStreamName: "fuzz",
    DeliveryStreamType: "DirectPut",
    HttpEndpointDestinationConfiguration: {
      EndpointConfiguration: { Url: "https://example.com/", Name: "n", AccessKey: "k" },
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
      RequestConfiguration: {
        ContentEncoding: "GZIP",
        CommonAttributes: [{ AttributeName: "a", AttributeValue: "b" }],
      },
      RetryOptions: { DurationInSeconds: 60 },
      S3Configuration: {
        RoleARN: "arn:aws:iam::123456789012:role/fuzz",
        BucketARN: "arn:aws:s3:::fuzz",
        Prefix: "!{timestamp:yyyy/MM}/",
        CompressionFormat: "GZIP",
      },
    },
    Tags: [{ Key: "a", Value: "b" }],
  },
  PutRecordBatch: { DeliveryStreamName: "fuzz", Records: [{ Data: "YQ==" }, { Data: "" }] },
};

/** Operations that are not CloudWatch's own. */
const FIREHOSE = ["CreateDeliveryStream", "PutRecordBatch"];

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    "",
    " ",
    ":",
    "\0",
    "a\0b",
    "\ud800",
    "é",
    "NaN",
    "Infinity",
    "-Infinity",
    "p101",
    "TM(:)",
  ),
  fc.constantFrom<unknown>(
    0,
    -0,
    -1,
    1.5,
    2 ** 31,
    2 ** 53,
    1e308,
    2 ** 361,
    -1e300,
    1e-320,
    8.64e12,
    8.64e15,
    -62135596800,
  ),
  fc.constantFrom<unknown>([], {}, [[]], [null], { a: { b: [] } }, Array(31).fill({ Name: "x", Value: "y" })),
  fc.constantFrom("x".repeat(256), "x".repeat(1025), "(".repeat(5000), "p".repeat(300), "9".repeat(400)),
  fc.jsonValue({ maxDepth: 3 }),
);

type Path = (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];
}

function changed(value: unknown, path: Path, to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== "object" || value === null) return to;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  if (rest.length === 0 && to === undefined) delete copy[key];
  else copy[key] = changed(copy[key], rest, to);
  return copy;
}

function wrong(right: object): fc.Arbitrary<unknown> {
  const paths = pathsOf(right);
  const change = fc.tuple(fc.constantFrom(...paths), fc.oneof({ weight: 5, arbitrary: odd }, fc.constant(undefined)));
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((value, [path, to]) => changed(value, path, to), right));
}

async function answerTo(operation: string, body: string | Uint8Array, headers: [string, string][]) {
  const request = requestOf({
    headers: [
      ["host", "monitoring.mirante.test"],
      [
        "x-amz-target",
        `${FIREHOSE.includes(operation) ? "Firehose_20150804" : "GraniteServiceVersion20100801"}.${operation}`,
      ],
      ...headers,
    ],
    body,
  });
  const impatience = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("No answer.")), PATIENCE_MILLIS).unref();
  });
  return Promise.race([gateway(request), impatience]);
}

const JSON_TYPE: [string, string] = ["content-type", "application/x-amz-json-1.0"];

function expectAwsAnswer({ status, body }: { status: number; body: string | Uint8Array }): boolean {
  const text = Buffer.from(body).toString();
  expect(status, text).toBeLessThan(500);
  if (status === 200) return false;
  const error = JSON.parse(text) as { __type?: string };
  expect(error.__type, text).toMatch(/^[A-Za-z#.]+$/);
  expect(text.length).toBeLessThan(100_000);
  return true;
}

test.each(Object.entries(RIGHT))(
  "%s with wrong members is answered with an AWS error, never a fault",
  async (operation, right) => {
    let errors = 0;
    await fc.assert(
      fc.asyncProperty(wrong(right), async (input) => {
        const answer = await answerTo(operation, JSON.stringify(input) ?? "", [JSON_TYPE]);
        if (expectAwsAnswer(answer as { status: number; body: string })) errors += 1;
      }),
      { numRuns: 2 * RUNS },
    );
    expect(errors).toBeGreaterThan(RUNS / 4);
  },
  300_000,
);

test.each(Object.keys(RIGHT))(
  "%s with any JSON, any bytes, any compression is answered",
  async (operation) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.uint8Array({ maxLength: 2000 })), fc.nat(3), async (body, kind) => {
        const packed = kind === 1 ? gzipSync(Buffer.from(body)) : Buffer.from(body);
        const headers: [string, string][] = kind === 0 ? [JSON_TYPE] : [JSON_TYPE, ["content-encoding", "gzip"]];
        expectAwsAnswer((await answerTo(operation, packed, headers)) as { status: number; body: string });
      }),
      { numRuns: RUNS },
    );
  },
  300_000,
);

test("the query protocol with any form is answered", async () => {
  const name = fc.constantFrom(
    "Namespace",
    "MetricData.member.1.MetricName",
    "MetricData.member.1.Value",
    "MetricData.member.1.Values.member.2",
    "MetricData.member.99999999.Value",
    "MetricData.member.-1.Value",
    "Dimensions.member.1.Name",
    "StartTime",
    "Period",
    "__proto__.member.1",
    "Statistics.member.1",
  );
  const field = fc.tuple(fc.oneof(name, fc.string()), fc.oneof(odd.map(String), fc.string()));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(RIGHT)),
      fc.array(field, { maxLength: 12 }),
      async (action, fields) => {
        const form = new URLSearchParams([["Action", action], ["Version", "2010-08-01"], ...fields]).toString();
        const request = requestOf({
          headers: [
            ["host", "monitoring.mirante.test"],
            ["content-type", "application/x-www-form-urlencoded"],
          ],
          body: form,
        });
        const { status, body } = await gateway(request);
        expect(status, Buffer.from(body).toString()).toBeLessThan(500);
        if (status !== 200) expect(Buffer.from(body).toString()).toMatch(/<Code>[A-Za-z]+<\/Code>/);
      },
    ),
    { numRuns: RUNS },
  );
}, 300_000);
