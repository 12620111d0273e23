import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { startReceiver } from "@/e2e/receiver";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { firehoseDelivery } from "../firehose/firehose";
import { metricStreaming } from "./streaming";

export let accountId: string;
export let root: ReturnType<typeof rootCaller>;
export let RoleArn: string;
/** The bucket that delivery streams may write to, once a test lets the role do so. */
export let bucket: string;
export const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** A line of a stream in JSON, as far as these tests ask. */
export type Line = {
  metric_name: string;
  namespace: string;
  timestamp: number;
  unit: string;
  dimensions: Record<string, string>;
  value: Record<string, number>;
};

/** Whether the endpoint answers as it should just now. */
export const endpoint = { answers: true };
const taking = (body: string) => ({ body: JSON.stringify({ requestId: JSON.parse(body).requestId, timestamp: 1 }) });
export const receiver = await startReceiver(({ body }) =>
  endpoint.answers ? taking(body) : { status: 503, body: "{}" },
);

/** The tests of a file stream the metrics of an account of their own, by a delivery stream called "collector" that is there. */
export function withStreaming(account: string): void {
  accountId = account;
  root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.121", userAgent: "test/1" });
  RoleArn = `arn:aws:iam::${accountId}:role/streams`;
  bucket = `streamed-metrics-${accountId}`;
  beforeAll(async () => {
    Object.assign(settings(), { allowPrivateTargets: true });
    await makeRole("streams", ["firehose.amazonaws.com", "streams.metrics.cloudwatch.amazonaws.com"]);
    await allow("streams", "firehose:PutRecordBatch", "*");
    await invoke(root, "s3:CreateBucket", { Bucket: bucket });
    await createHttp("collector");
  });
  beforeEach(() => {
    endpoint.answers = true;
    receiver.received.length = 0;
  });
  afterEach(async () => {
    setClock();
    const { Entries = [] } = await invoke(root, "cloudwatch:ListMetricStreams", {});
    for (const { Name = "" } of Entries) await invoke(root, "cloudwatch:DeleteMetricStream", { Name });
  });
  afterAll(async () => {
    await receiver.close();
    await closeDatabase();
  });
}

export const document = (Statement: object) => JSON.stringify({ Version: "2012-10-17", Statement });

export function makeRole(RoleName: string, Service: string[]) {
  const AssumeRolePolicyDocument = document({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" });
  return invoke(root, "iam:CreateRole", { RoleName, AssumeRolePolicyDocument });
}

export function allow(RoleName: string, Action: string, Resource: string) {
  const PolicyDocument = document({ Effect: "Allow", Action, Resource });
  return invoke(root, "iam:PutRolePolicy", { RoleName, PolicyName: Action.replace(/[:*]/g, "-"), PolicyDocument });
}

export function createHttp(name: string, more: object = {}) {
  return invoke(root, "firehose:CreateDeliveryStream", {
    DeliveryStreamName: name,
    HttpEndpointDestinationConfiguration: {
      EndpointConfiguration: { Url: `${receiver.url}/metrics`, AccessKey: "of the collector" },
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 },
      S3Configuration: { RoleARN: RoleArn, BucketARN: `arn:aws:s3:::${bucket}` },
      ...more,
    },
  });
}

export const arnOf = (name: string) => `arn:aws:firehose:us-east-1:${accountId}:deliverystream/${name}`;

export function putStream(Name: string, more: object = {}, firehose = "collector") {
  const stream = { Name, FirehoseArn: arnOf(firehose), RoleArn, OutputFormat: "json" as const };
  return invoke(root, "cloudwatch:PutMetricStream", { ...stream, ...more });
}

export function put(Namespace: string, MetricName: string, Value: number, at: number, more: object = {}) {
  const MetricData = [{ MetricName, Value, Timestamp: new Date(at), ...more }];
  return invoke(root, "cloudwatch:PutMetricData", { Namespace, MetricData });
}

export const stream = () => metricStreaming().run(new AbortController().signal);
export const deliver = () => firehoseDelivery().run(new AbortController().signal);

/** The lines that have arrived, of the stream's own account's test metrics. */
export function lines(): Line[] {
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

export const minuteAgo = (minutes: number) => Math.floor(Date.now() / MINUTE) * MINUTE - minutes * MINUTE;
