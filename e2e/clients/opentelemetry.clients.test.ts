import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import { enter, makeUser } from "../access";
import { type Product, startProduct } from "../product";

/**
 * What metric streams send in OpenTelemetry's formats, read by OpenTelemetry's own Python classes of both versions; and what its
 * Python exporter sends, read back.
 */
const ACCOUNT = "123456789012";
const root = rootCaller(ACCOUNT, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const RoleARN = `arn:aws:iam::${ACCOUNT}:role/streams`;
const MINUTE = 60_000;

const bodies: string[] = [];
const receiver = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const body = gunzipSync(Buffer.concat(parts)).toString("utf8");
    bodies.push(body);
    const { requestId } = JSON.parse(body) as { requestId: string };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ requestId, timestamp: Date.now() }));
    receiver.emit("received");
  });
});
let product: Product;

beforeAll(async () => {
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  product = await startProduct({ MIRANTE_ALLOW_PRIVATE_TARGETS: "true" });
  enter(product);
  const document = (statement: object) =>
    JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", ...statement } });
  const Service = ["firehose.amazonaws.com", "streams.metrics.cloudwatch.amazonaws.com"];
  await invoke(root, "iam:CreateRole", {
    RoleName: "streams",
    AssumeRolePolicyDocument: document({ Principal: { Service }, Action: "sts:AssumeRole" }),
  });
  await invoke(root, "iam:PutRolePolicy", {
    RoleName: "streams",
    PolicyName: "put",
    PolicyDocument: document({ Action: "firehose:PutRecordBatch", Resource: "*" }),
  });
}, 300_000);
afterAll(async () => {
  receiver.close();
  await closeDatabase();
  await product.stop();
});

type Point = {
  resource: Record<string, string>;
  name: string;
  unit: string;
  attributes: Record<string, unknown>;
  start: number;
  end: number;
  count: number;
  sum: number;
  quantiles: [number, number][];
};

/** The points of everything that has arrived, as the Python classes read them. */
function pointsBy(python: string): Point[] {
  const records = bodies.flatMap((body) => (JSON.parse(body) as { records: { data: string }[] }).records);
  const input = records.map(({ data }) => data).join("\n");
  const done = spawnSync(installed(python), ["e2e/clients/read_opentelemetry.py"], { input, encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as Point[];
}

function installed(name: string): string {
  const path = process.env[name];
  if (!path) throw new Error(`${name} is not set: run this through \`npm run test:clients\`.`);
  return path;
}

const byLabels = { Namespace: "Shop/0.7", MetricName: "Latência", Page: "caixa", Shop: "Sao Paulo" };
const byAttributes = {
  Namespace: "Shop/1.0",
  MetricName: "Latência",
  Dimensions: { Page: "caixa", Shop: "Sao Paulo" },
};

test.each([
  ["1.0", "PYTHON", byAttributes],
  ["0.7", "PYTHON_OPENTELEMETRY_07", byLabels],
] as const)("OpenTelemetry %s is read by its own classes, value by value", async (version, python, attributes) => {
  bodies.length = 0;
  const Namespace = `Shop/${version}`;
  const { DeliveryStreamARN: FirehoseArn = "" } = await invoke(root, "firehose:CreateDeliveryStream", {
    DeliveryStreamName: `lake-${version}`,
    HttpEndpointDestinationConfiguration: {
      EndpointConfiguration: { Url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}` },
      RequestConfiguration: { ContentEncoding: "GZIP" },
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 },
      S3Configuration: { RoleARN, BucketARN: "arn:aws:s3:::nowhere" },
    },
  });
  const IncludeMetrics = [{ Namespace, MetricName: "Latência" }];
  await invoke(root, "cloudwatch:PutMetricStream", {
    Name: `lake-${version.replace(".", "_")}`,
    FirehoseArn,
    RoleArn: RoleARN,
    OutputFormat: `opentelemetry${version}`,
    IncludeFilters: [{ Namespace }],
    StatisticsConfigurations: [{ IncludeMetrics, AdditionalStatistics: ["p50", "p99.9"] }],
  });
  const at = Math.floor(Date.now() / MINUTE) * MINUTE - 2 * MINUTE;
  const Dimensions = [
    { Name: "Page", Value: "caixa" },
    { Name: "Shop", Value: "Sao Paulo" },
  ];
  await invoke(root, "cloudwatch:PutMetricData", {
    Namespace,
    MetricData: [
      // 1,000 values, a half each: percentiles are exact between them.
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((tens) => ({
        MetricName: "Latência",
        Dimensions,
        Unit: "Milliseconds" as const,
        Timestamp: new Date(at + tens * 1_000),
        Values: Array.from({ length: 100 }, (_, one) => (tens * 100 + one) / 2),
      })),
      { MetricName: "Below", Timestamp: new Date(at), Unit: "Bytes/Second", Value: -0.125 },
    ],
  });
  while (bodies.length === 0) await once(receiver, "received");
  const points = pointsBy(python);
  const stream = `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:metric-stream/lake-${version.replace(".", "_")}`;
  const resource = {
    "cloud.provider": "aws",
    "cloud.account.id": ACCOUNT,
    "cloud.region": "us-east-1",
    "aws.exporter.arn": stream,
  };
  const both = { resource, start: at, end: at + MINUTE };
  const [below, latency] = [...points].sort((one, other) => one.count - other.count);
  expect(points).toHaveLength(2);
  expect(below).toMatchObject({ ...both, unit: "By/s", count: 1, sum: -0.125 });
  expect(below?.quantiles).toEqual([
    [0, -0.125],
    [1, -0.125],
  ]);
  expect(latency).toMatchObject({ ...both, name: `amazonaws.com/${Namespace}/Latência`, unit: "ms", attributes });
  expect([latency?.count, latency?.sum]).toEqual([1_000, 249_750]);
  expect(latency?.quantiles.map(([quantile]) => quantile)).toEqual([0, 0.5, 0.999, 1]);
  const values = latency?.quantiles.map(([, value]) => value) ?? [];
  expect([values[0], values[3]]).toEqual([0, 499.5]);
  // Between two neighbouring values, whichever way percentiles are told.
  expect(Math.abs((values[1] ?? 0) - 249.75)).toBeLessThanOrEqual(0.5);
  expect(Math.abs((values[2] ?? 0) - 499)).toBeLessThanOrEqual(0.5);
});

test("the Python exporter as it is out of the box feeds counters, levels and histograms", async () => {
  const { accessKeyId, secretAccessKey } = await makeUser("exporter", ["CloudWatchAgentServerPolicy"]);
  const authorization = `Basic ${Buffer.from(`${accessKeyId}:${secretAccessKey}`).toString("base64")}`;
  const args = ["e2e/clients/opentelemetry_exporter.py", `${product.apiUrl}/v1/metrics`, authorization];
  const done = spawnSync(installed("PYTHON"), args, { encoding: "utf8" });
  expect(done.status, done.stderr).toBe(0);

  const read = async (MetricName: string, Stat: string, Dimensions: { Name: string; Value: string }[] = []) => {
    const Metric = { Namespace: "python/checkout", MetricName, Dimensions };
    const { MetricDataResults } = await invoke(root, "cloudwatch:GetMetricData", {
      MetricDataQueries: [{ Id: "m1", MetricStat: { Metric, Stat, Period: 86_400 } }],
      StartTime: new Date(Date.now() - 86_400_000),
      EndTime: new Date(Date.now() + MINUTE),
    });
    return MetricDataResults?.[0]?.Values?.reduce((sum, value) => sum + value, 0);
  };
  expect(await read("orders", "Sum", [{ Name: "country", Value: "BR" }])).toBe(6);
  expect([await read("waiting", "Maximum"), await read("waiting", "Minimum")]).toEqual([4, 3]);
  expect(await read("temperature", "Maximum")).toBe(23.5);
  expect([await read("latency", "SampleCount"), await read("latency", "Sum")]).toEqual([300, 6 * 5_050]);
  expect([await read("size", "SampleCount"), await read("size", "Sum")]).toEqual([300, 1_110 * 5_050]);
  // A third of the values lies between 10,000 and 100,000; 160 buckets over five decades are 4 % wide or finer.
  const p90 = (await read("size", "p90")) ?? 0;
  expect(p90).toBeGreaterThan(65_000);
  expect(p90).toBeLessThan(76_000);
});
