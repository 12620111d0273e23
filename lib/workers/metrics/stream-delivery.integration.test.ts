import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { setClock } from "@/lib/platform/clock";
import { invoke } from "@/lib/services/invoke";
import {
  accountId,
  allow,
  arnOf,
  bucket,
  createHttp,
  deliver,
  document,
  endpoint,
  HOUR,
  lines,
  makeRole,
  minuteAgo,
  put,
  putStream,
  RoleArn,
  receiver,
  root,
  stream,
  withStreaming,
} from "./streaming.fixture";

withStreaming("620000000140");

test("an endpoint in trouble gets the same request again, later; its state tells of it meanwhile", async () => {
  await putStream("trouble");
  await put("Trouble", "Value", 4, minuteAgo(2));
  endpoint.answers = false;
  await stream();
  await deliver();
  const [first] = receiver.received;
  const state = async () =>
    (await invoke(root, "firehose:ListDeliveryStreamStates", {})).Streams.find(({ Name }) => Name === "collector")
      ?.State;
  expect(await state()).toMatchObject({ failures: 1, lastError: expect.stringContaining("503") });
  await deliver();
  expect(receiver.received).toHaveLength(1);
  endpoint.answers = true;
  setClock(() => Date.now() + 10_000);
  await deliver();
  const again = receiver.received[1];
  expect(again?.headers["x-amz-firehose-request-id"]).toBe(first?.headers["x-amz-firehose-request-id"]);
  expect(JSON.parse(again?.body ?? "").records).toEqual(JSON.parse(first?.body ?? "").records);
  expect(await state()).toMatchObject({ failures: 0, waitingRecords: 0 });
});

test("what an endpoint never takes is kept in the bucket, as Firehose keeps it", async () => {
  await allow("streams", "s3:PutObject", `arn:aws:s3:::${bucket}/*`);
  await createHttp("hopeless", { RetryOptions: { DurationInSeconds: 0 } });
  await putStream("hopeless", {}, "hopeless");
  await put("Hopeless", "Value", 4, minuteAgo(2));
  endpoint.answers = false;
  await stream();
  await deliver();
  const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket: bucket });
  const [object] = Contents.filter(({ Key = "" }) => Key.startsWith("http-endpoint-failed/"));
  expect(object?.Key).toMatch(
    /^http-endpoint-failed\/\d{4}\/\d\d\/\d\d\/\d\d\/hopeless-1-\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d-[0-9a-f-]{36}$/,
  );
  const { Body } = await invoke(root, "s3:GetObject", { Bucket: bucket, Key: object?.Key ?? "" });
  const kept = JSON.parse(Buffer.from(Body).toString());
  expect(kept).toMatchObject({ attemptsMade: 1, errorCode: "HttpEndpoint.503" });
  expect(JSON.parse(Buffer.from(kept.rawData, "base64").toString())).toMatchObject({ metric_name: "Value" });
});

test("a bucket gets the records as one object, compressed where that is asked", async () => {
  await invoke(root, "firehose:CreateDeliveryStream", {
    DeliveryStreamName: "lake",
    ExtendedS3DestinationConfiguration: {
      RoleARN: RoleArn,
      BucketARN: `arn:aws:s3:::${bucket}`,
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
  const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket: bucket, Prefix: "lake/" });
  expect(Contents).toHaveLength(1);
  const Key = Contents[0]?.Key ?? "";
  expect(Key).toMatch(/^lake\/\d{4}-\d\d-\d\d\/lake-1-.*\.gz$/);
  const { Body } = await invoke(root, "s3:GetObject", { Bucket: bucket, Key });
  expect(JSON.parse(gunzipSync(Body).toString())).toMatchObject({ namespace: "Lake", value: { sum: 4 } });
});

test("a role that may not write to the bucket writes nothing there, and the stream's state says so", async () => {
  await makeRole("weak", ["firehose.amazonaws.com"]);
  await invoke(root, "firehose:CreateDeliveryStream", {
    DeliveryStreamName: "weak",
    S3DestinationConfiguration: {
      RoleARN: `arn:aws:iam::${accountId}:role/weak`,
      BucketARN: `arn:aws:s3:::${bucket}`,
      Prefix: "weak/",
      BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 1 },
    },
  });
  await invoke(root, "firehose:PutRecord", { DeliveryStreamName: "weak", Record: { Data: Buffer.from("x") } });
  await deliver();
  const { Streams } = await invoke(root, "firehose:ListDeliveryStreamStates", {});
  expect(Streams.find(({ Name }) => Name === "weak")?.State.lastError).toMatch(/^S3.AccessDenied/);
  const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket: bucket, Prefix: "weak/" });
  expect(Contents).toEqual([]);
});

test("a role that trusts Firehose no more is not taken, whatever its policies allow", async () => {
  await makeRole("turned", ["firehose.amazonaws.com"]);
  await allow("turned", "s3:PutObject", "*");
  await invoke(root, "firehose:CreateDeliveryStream", {
    DeliveryStreamName: "turned",
    S3DestinationConfiguration: {
      RoleARN: `arn:aws:iam::${accountId}:role/turned`,
      BucketARN: `arn:aws:s3:::${bucket}`,
      Prefix: "turned/",
      BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 1 },
    },
  });
  const trust = { Effect: "Allow", Principal: { Service: "glue.amazonaws.com" }, Action: "sts:AssumeRole" };
  await invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName: "turned", PolicyDocument: document(trust) });
  await invoke(root, "firehose:PutRecord", { DeliveryStreamName: "turned", Record: { Data: Buffer.from("x") } });
  await deliver();
  const { Streams } = await invoke(root, "firehose:ListDeliveryStreamStates", {});
  expect(Streams.find(({ Name }) => Name === "turned")?.State.lastError).toMatch(
    /^S3.AccessDenied: .*firehose.amazonaws.com is not authorized to perform: sts:AssumeRole.*role trust policy/,
  );
  const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket: bucket, Prefix: "turned/" });
  expect(Contents).toEqual([]);
});

test("a metric stream puts records as its role: without its trust or its rights nothing is sent, and its state says so", async () => {
  await makeRole("feeder", ["streams.metrics.cloudwatch.amazonaws.com"]);
  await putStream("fed", { RoleArn: `arn:aws:iam::${accountId}:role/feeder` });
  await put("Fed", "Value", 6, minuteAgo(2));
  const sending = () => invoke(root, "cloudwatch:DescribeMetricStreamSending", { Name: "fed" });
  await stream();
  expect((await sending()).lastError).toMatch(/^AccessDenied: .*not authorized to perform: firehose:PutRecordBatch/);
  await allow("feeder", "firehose:PutRecord*", arnOf("collector"));
  const PolicyDocument = document({ Effect: "Allow", Principal: { AWS: accountId }, Action: "sts:AssumeRole" });
  await invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName: "feeder", PolicyDocument });
  setClock(() => Date.now() + 30_000);
  await stream();
  expect((await sending()).lastError).toMatch(/cannot be assumed by streams.metrics.cloudwatch.amazonaws.com/);
  await deliver();
  expect(lines()).toEqual([]);
  await invoke(root, "iam:UpdateAssumeRolePolicy", {
    RoleName: "feeder",
    PolicyDocument: PolicyDocument.replace(
      `"AWS":"${accountId}"`,
      '"Service":"streams.metrics.cloudwatch.amazonaws.com"',
    ),
  });
  setClock(() => Date.now() + 90_000);
  await stream();
  await deliver();
  expect(lines().map(({ value }) => value.sum)).toEqual([6]);
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
