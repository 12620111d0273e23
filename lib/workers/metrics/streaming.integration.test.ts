import { gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, pool } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { startReceiver } from "../events/receiver.fixture";
import { firehoseDelivery } from "../firehose/firehose";
import { metricSealing } from "./metrics";
import { metricStreaming } from "./streaming";

const accountId = "620000000121";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.121", userAgent: "test/1" });
const RoleArn = `arn:aws:iam::${accountId}:role/streams`;
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** A line of a stream in JSON, as far as these tests ask. */
type Line = {
  metric_name: string;
  namespace: string;
  timestamp: number;
  unit: string;
  dimensions: Record<string, string>;
  value: Record<string, number>;
};

/** Whether the endpoint answers as it should just now. */
let answers = true;
const taking = (body: string) => ({ body: JSON.stringify({ requestId: JSON.parse(body).requestId, timestamp: 1 }) });
const receiver = await startReceiver(({ body }) => (answers ? taking(body) : { status: 503, body: "{}" }));

beforeAll(async () => {
  Object.assign(settings(), { allowPrivateTargets: true });
  await invoke(root, "iam:CreateRole", {
    RoleName: "streams",
    AssumeRolePolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "firehose.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
  });
  await invoke(root, "s3:CreateBucket", { Bucket: "streamed-metrics" });
  await createHttp("collector");
});
beforeEach(() => {
  answers = true;
  receiver.received.length = 0;
});
afterEach(async () => {
  setClock();
  const { Entries = [] } = await invoke(root, "cloudwatch:ListMetricStreams", {});
  for (const { Name = "" } of Entries) await invoke(root, "cloudwatch:DeleteMetricStream", { Name });
});
afterAll(async () => {
  await receiver.stop();
  await closeDatabase();
});

function createHttp(name: string, more: object = {}) {
  return invoke(root, "firehose:CreateDeliveryStream", {
    DeliveryStreamName: name,
    HttpEndpointDestinationConfiguration: {
      EndpointConfiguration: { Url: `${receiver.url}/metrics`, AccessKey: "of the collector" },
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 },
      S3Configuration: { RoleARN: RoleArn, BucketARN: "arn:aws:s3:::streamed-metrics" },
      ...more,
    },
  });
}

const arnOf = (name: string) => `arn:aws:firehose:us-east-1:${accountId}:deliverystream/${name}`;

function putStream(Name: string, more: object = {}, firehose = "collector") {
  const stream = { Name, FirehoseArn: arnOf(firehose), RoleArn, OutputFormat: "json" as const };
  return invoke(root, "cloudwatch:PutMetricStream", { ...stream, ...more });
}

function put(Namespace: string, MetricName: string, Value: number, at: number, more: object = {}) {
  const MetricData = [{ MetricName, Value, Timestamp: new Date(at), ...more }];
  return invoke(root, "cloudwatch:PutMetricData", { Namespace, MetricData });
}

const stream = () => metricStreaming().run(new AbortController().signal);
const deliver = () => firehoseDelivery().run(new AbortController().signal);

/** The lines that have arrived, of the stream's own account's test metrics. */
function lines(): Line[] {
  const records = receiver.received.flatMap(
    ({ body }) => (JSON.parse(body) as { records: { data: string }[] }).records,
  );
  const text = records.map(({ data }) => Buffer.from(data, "base64").toString()).join("");
  const parsed = text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return parsed.filter(({ namespace }) => !namespace.startsWith("AWS/"));
}

const minuteAgo = (minutes: number) => Math.floor(Date.now() / MINUTE) * MINUTE - minutes * MINUTE;

test("a minute is sent once it has ended, whole, in CloudWatch's JSON and Firehose's request", async () => {
  await putStream("all", {
    StatisticsConfigurations: [
      { IncludeMetrics: [{ Namespace: "Shop", MetricName: "Latency" }], AdditionalStatistics: ["p50", "TM(25%:75%)"] },
    ],
  });
  const at = minuteAgo(2);
  const more = { Unit: "Milliseconds" as const, Dimensions: [{ Name: "Page", Value: "basket" }] };
  for (const value of [1, 5, 9]) await put("Shop", "Latency", value, at + 1_000, more);
  await put("Shop", "Orders", 3, Date.now());
  await stream();
  await deliver();

  const [request] = receiver.received;
  expect(request?.method).toBe("POST");
  expect(request?.path).toBe("/metrics");
  expect(request?.headers).toMatchObject({
    "content-type": "application/json",
    "x-amz-firehose-protocol-version": "1.0",
    "x-amz-firehose-source-arn": arnOf("collector"),
    "x-amz-firehose-access-key": "of the collector",
  });
  const body = JSON.parse(request?.body ?? "{}") as { requestId: string; timestamp: number };
  expect(request?.headers["x-amz-firehose-request-id"]).toBe(body.requestId);
  expect(Math.abs(body.timestamp - Date.now())).toBeLessThan(MINUTE);
  // What is of this minute waits until it has ended.
  expect(lines()).toEqual([
    {
      metric_stream_name: "all",
      account_id: accountId,
      region: "us-east-1",
      namespace: "Shop",
      metric_name: "Latency",
      dimensions: { Page: "basket" },
      timestamp: at,
      value: { count: 3, sum: 15, max: 9, min: 1, p50: 5, "TM(25%:75%)": 5 },
      unit: "Milliseconds",
    },
  ]);
  setClock(() => Date.now() + 2 * MINUTE);
  await stream();
  await deliver();
  expect(lines().map(({ metric_name, value }) => [metric_name, value.sum])).toContainEqual(["Orders", 3]);
});

test("late points bring their whole minute again, up to two days; what was there before the stream is not sent", async () => {
  const at = minuteAgo(90);
  await put("Late", "Before", 1, minuteAgo(3));
  await put("Late", "Value", 2, at);
  await putStream("late");
  await put("Late", "Value", 3, at);
  await put("Late", "TooLate", 1, Date.now() - 2 * DAY - HOUR);
  await stream();
  await deliver();
  expect(lines().map(({ metric_name, value }) => [metric_name, value.count, value.sum])).toEqual([["Value", 2, 5]]);
});

test("points that are sealed before the stream looked are sent from their blocks", async () => {
  await putStream("sealed");
  const at = minuteAgo(2);
  await put("Sealed", "Value", 7, at);
  await put("Sealed", "Fine", 1, at + 1_000, { StorageResolution: 1 });
  // As if the time had passed after which what was written is no longer being written.
  await invoke(service(), "cloudwatch:SealMetricPoints", { Everything: true });
  const { rows } = await pool().query("SELECT count(*)::int AS hot FROM metric_points");
  expect(rows).toEqual([{ hot: 0 }]);
  await stream();
  await deliver();
  expect(
    lines()
      .map(({ metric_name, value }) => [metric_name, value.sum])
      .sort(),
  ).toEqual([
    ["Fine", 1],
    ["Value", 7],
  ]);
  await metricSealing().run(new AbortController().signal);
});

test("what a transaction writes that ends after others have been noted is not missed", async () => {
  await putStream("slow");
  const at = minuteAgo(2);
  await put("Slow", "Value", 1, at);
  await stream();
  await deliver();
  const slow = await pool().connect();
  try {
    await slow.query("BEGIN");
    await slow.query(
      `INSERT INTO metric_points (series_id, at, sample_count, sum, minimum, maximum, resolution, slot, unit)
       SELECT id, $2, 1, 10, 10, 10, 60, 0, 'None' FROM metric_series WHERE account_id = $1 AND namespace = 'Slow'`,
      [accountId, new Date(at)],
    );
    for (let value = 0; value < 3; value += 1) {
      await put("Slow", "Other", value, at);
      await stream();
    }
    await slow.query("COMMIT");
  } finally {
    slow.release();
  }
  await stream();
  await deliver();
  expect(
    lines()
      .filter(({ metric_name }) => metric_name === "Value")
      .map(({ value }) => value.sum),
  ).toEqual([1, 11]);
});

test("filters choose namespaces and metrics; another account's and Region's metrics are in no stream", async () => {
  await putStream("some", {
    IncludeFilters: [{ Namespace: "In" }, { Namespace: "Part", MetricNames: ["one"] }],
  });
  const at = minuteAgo(2);
  for (const [namespace, name] of [
    ["In", "a"],
    ["In", "b"],
    ["Part", "one"],
    ["Part", "two"],
    ["Out", "a"],
  ] as const) {
    await put(namespace, name, 1, at);
  }
  const other = rootCaller("620000000122", "us-east-1", root.origin);
  await invoke(other, "cloudwatch:PutMetricData", {
    Namespace: "In",
    MetricData: [{ MetricName: "theirs", Value: 1, Timestamp: new Date(at) }],
  });
  const abroad = rootCaller(accountId, "eu-west-1", root.origin);
  await invoke(abroad, "cloudwatch:PutMetricData", {
    Namespace: "In",
    MetricData: [{ MetricName: "abroad", Value: 1, Timestamp: new Date(at) }],
  });
  const sent = async () => {
    await stream();
    await deliver();
    const found = lines()
      .map(({ namespace, metric_name }) => `${namespace}/${metric_name}`)
      .sort();
    receiver.received.length = 0;
    return found;
  };
  expect(await sent()).toEqual(["In/a", "In/b", "Part/one"]);

  await putStream("some", { ExcludeFilters: [{ Namespace: "Out" }, { Namespace: "Part", MetricNames: ["one"] }] });
  for (const [namespace, name] of [
    ["In", "a"],
    ["Part", "one"],
    ["Part", "two"],
    ["Out", "a"],
  ] as const) {
    await put(namespace, name, 1, at);
  }
  expect(await sent()).toEqual(["In/a", "Part/two"]);
});

test("a stream that is stopped sends nothing, and what came meanwhile is not made up for", async () => {
  await putStream("paused");
  await invoke(root, "cloudwatch:StopMetricStreams", { Names: ["paused"] });
  await put("Paused", "Meanwhile", 1, minuteAgo(2));
  await stream();
  await invoke(root, "cloudwatch:StartMetricStreams", { Names: ["paused"] });
  await put("Paused", "After", 1, minuteAgo(2));
  await stream();
  await deliver();
  expect(lines().map(({ metric_name }) => metric_name)).toEqual(["After"]);
});

test("an endpoint in trouble gets the same request again, later; its state tells of it meanwhile", async () => {
  await putStream("trouble");
  await put("Trouble", "Value", 4, minuteAgo(2));
  answers = false;
  await stream();
  await deliver();
  const [first] = receiver.received;
  const state = async () =>
    (await invoke(root, "firehose:ListDeliveryStreamStates", {})).Streams.find(({ Name }) => Name === "collector")
      ?.State;
  expect(await state()).toMatchObject({ failures: 1, lastError: expect.stringContaining("503") });
  await deliver();
  expect(receiver.received).toHaveLength(1);
  answers = true;
  setClock(() => Date.now() + 10_000);
  await deliver();
  const again = receiver.received[1];
  expect(again?.headers["x-amz-firehose-request-id"]).toBe(first?.headers["x-amz-firehose-request-id"]);
  expect(JSON.parse(again?.body ?? "").records).toEqual(JSON.parse(first?.body ?? "").records);
  expect(await state()).toMatchObject({ failures: 0, waitingRecords: 0 });
});

test("what an endpoint never takes is kept in the bucket, as Firehose keeps it", async () => {
  await invoke(root, "iam:PutRolePolicy", {
    RoleName: "streams",
    PolicyName: "write",
    PolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:PutObject", Resource: "arn:aws:s3:::streamed-metrics/*" }],
    }),
  });
  await createHttp("hopeless", { RetryOptions: { DurationInSeconds: 0 } });
  await putStream("hopeless", {}, "hopeless");
  await put("Hopeless", "Value", 4, minuteAgo(2));
  answers = false;
  await stream();
  await deliver();
  const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket: "streamed-metrics" });
  const [object] = Contents.filter(({ Key = "" }) => Key.startsWith("http-endpoint-failed/"));
  expect(object?.Key).toMatch(
    /^http-endpoint-failed\/\d{4}\/\d\d\/\d\d\/\d\d\/hopeless-1-\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d-[0-9a-f-]{36}$/,
  );
  const { Body } = await invoke(root, "s3:GetObject", { Bucket: "streamed-metrics", Key: object?.Key ?? "" });
  const kept = JSON.parse(Buffer.from(Body).toString());
  expect(kept).toMatchObject({ attemptsMade: 1, errorCode: "HttpEndpoint.503" });
  expect(JSON.parse(Buffer.from(kept.rawData, "base64").toString())).toMatchObject({ metric_name: "Value" });
});

test("a bucket gets the records as one object, compressed where that is asked", async () => {
  await invoke(root, "firehose:CreateDeliveryStream", {
    DeliveryStreamName: "lake",
    ExtendedS3DestinationConfiguration: {
      RoleARN: RoleArn,
      BucketARN: "arn:aws:s3:::streamed-metrics",
      Prefix: "lake/!{timestamp:yyyy-MM-dd}/",
      ErrorOutputPrefix: "failed/",
      CompressionFormat: "GZIP",
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 },
    },
  });
  await putStream("lake", {}, "lake");
  await put("Lake", "Value", 4, minuteAgo(2));
  await stream();
  await deliver();
  const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket: "streamed-metrics", Prefix: "lake/" });
  expect(Contents).toHaveLength(1);
  const Key = Contents[0]?.Key ?? "";
  expect(Key).toMatch(/^lake\/\d{4}-\d\d-\d\d\/lake-1-.*\.gz$/);
  const { Body } = await invoke(root, "s3:GetObject", { Bucket: "streamed-metrics", Key });
  expect(JSON.parse(gunzipSync(Body).toString())).toMatchObject({ namespace: "Lake", value: { sum: 4 } });
});

test("a role that may not write to the bucket writes nothing there, and the stream's state says so", async () => {
  await invoke(root, "iam:CreateRole", {
    RoleName: "weak",
    AssumeRolePolicyDocument:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"firehose.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  });
  await invoke(root, "firehose:CreateDeliveryStream", {
    DeliveryStreamName: "weak",
    S3DestinationConfiguration: {
      RoleARN: `arn:aws:iam::${accountId}:role/weak`,
      BucketARN: "arn:aws:s3:::streamed-metrics",
      Prefix: "weak/",
      BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 1 },
    },
  });
  await invoke(root, "firehose:PutRecord", { DeliveryStreamName: "weak", Record: { Data: Buffer.from("x") } });
  await deliver();
  const { Streams } = await invoke(root, "firehose:ListDeliveryStreamStates", {});
  expect(Streams.find(({ Name }) => Name === "weak")?.State.lastError).toMatch(/^S3.AccessDenied/);
  const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket: "streamed-metrics", Prefix: "weak/" });
  expect(Contents).toEqual([]);
});

test("a delivery stream that is gone is told, and what waits is sent once there is one again", async () => {
  await putStream("orphan", {}, "later");
  await put("Orphan", "Value", 8, minuteAgo(2));
  await stream();
  const sending = () => invoke(root, "cloudwatch:DescribeMetricStreamSending", { Name: "orphan" });
  expect(await sending()).toMatchObject({
    failures: 1,
    waitingUpdates: expect.any(Number),
    lastError: expect.stringMatching(/^ResourceNotFoundException/),
  });
  await createHttp("later");
  setClock(() => Date.now() + 30_000);
  await stream();
  await deliver();
  setClock();
  expect(lines().map(({ value }) => value.sum)).toEqual([8]);
  expect(await sending()).toMatchObject({ failures: 0 });
  const Dimensions = [{ Name: "MetricStreamName", Value: "orphan" }];
  const own = async (MetricName: string) => {
    const { Datapoints = [] } = await invoke(root, "cloudwatch:GetMetricStatistics", {
      Namespace: "AWS/CloudWatch/MetricStreams",
      MetricName,
      Dimensions,
      StartTime: new Date(Date.now() - HOUR),
      EndTime: new Date(Date.now() + HOUR),
      Period: 7_200,
      Statistics: ["Sum"],
    });
    return Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
  };
  expect(await own("PublishErrorRate")).toBe(1);
  expect(await own("MetricUpdate")).toBeGreaterThanOrEqual(1);
});

function service() {
  return { ...root, identity: { type: "AWSService" as const, accountId, service: "cloudwatch.amazonaws.com" } };
}
