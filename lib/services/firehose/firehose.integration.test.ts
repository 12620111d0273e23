import {
  CreateDeliveryStreamCommand,
  type CreateDeliveryStreamCommandInput,
  DeleteDeliveryStreamCommand,
  DescribeDeliveryStreamCommand,
  FirehoseClient,
  ListDeliveryStreamsCommand,
  ListTagsForDeliveryStreamCommand,
  PutRecordBatchCommand,
  PutRecordCommand,
  StartDeliveryStreamEncryptionCommand,
  TagDeliveryStreamCommand,
  UntagDeliveryStreamCommand,
  UpdateDestinationCommand,
} from "@aws-sdk/client-firehose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ownKeys, startWholeApi, type WholeApi } from "@/e2e/whole-api";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { invoke } from "../invoke";

const account = "620000000141";
const root = rootCaller(account, "us-east-1", { sourceIPAddress: "203.0.113.141", userAgent: "test/1" });
const RoleARN = `arn:aws:iam::${account}:role/firehose`;
const S3Configuration = { RoleARN, BucketARN: "arn:aws:s3:::failed" };
let api: WholeApi;
let client: FirehoseClient;

beforeAll(async () => {
  api = await startWholeApi();
  await makeRole("firehose", { Service: "firehose.amazonaws.com" });
  client = new FirehoseClient(api.optionsFor(await ownKeys(root)));
});
afterAll(async () => {
  client.destroy();
  await api.close();
  await closeDatabase();
});

function makeRole(RoleName: string, Principal: object, Condition: object = {}) {
  const Statement = { Effect: "Allow", Principal, Action: "sts:AssumeRole", Condition };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  return invoke(root, "iam:CreateRole", { RoleName, AssumeRolePolicyDocument });
}

const http = (Url = "https://collector.example.com/metrics") => ({
  EndpointConfiguration: { Url, Name: "Collector", AccessKey: "very secret" },
  S3Configuration,
});

function create(DeliveryStreamName: string, more: Partial<CreateDeliveryStreamCommandInput> = {}) {
  const given = { HttpEndpointDestinationConfiguration: http(), ...more };
  return client.send(new CreateDeliveryStreamCommand({ DeliveryStreamName, ...given }));
}

const describeStream = async (DeliveryStreamName: string) =>
  (await client.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName }))).DeliveryStreamDescription;

test("AWS's own client: a stream to an HTTP endpoint is made, described without its secret, and changed", async () => {
  const { DeliveryStreamARN } = await create("http", { Tags: [{ Key: "team", Value: "data" }] });
  expect(DeliveryStreamARN).toBe(`arn:aws:firehose:us-east-1:${account}:deliverystream/http`);
  const made = await describeStream("http");
  expect(made).toMatchObject({
    DeliveryStreamARN,
    DeliveryStreamStatus: "ACTIVE",
    DeliveryStreamType: "DirectPut",
    VersionId: "1",
    HasMoreDestinations: false,
    Destinations: [
      {
        DestinationId: "destinationId-000000000001",
        HttpEndpointDestinationDescription: {
          EndpointConfiguration: { Url: "https://collector.example.com/metrics", Name: "Collector" },
          BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 300 },
          RetryOptions: { DurationInSeconds: 300 },
          S3BackupMode: "FailedDataOnly",
          S3DestinationDescription: { BucketARN: "arn:aws:s3:::failed", CompressionFormat: "UNCOMPRESSED" },
        },
      },
    ],
  });
  expect(JSON.stringify(made)).not.toContain("very secret");
  const { rows } = await pool().query(
    "SELECT destination::text || encode(sealed_access_key, 'escape') AS all FROM firehose_streams",
  );
  expect(JSON.stringify(rows)).not.toContain("very secret");
  const records = await pool().query(
    "SELECT record::text FROM trail_events WHERE account_id = $1 AND event_name = 'CreateDeliveryStream'",
    [account],
  );
  expect(records.rows).toHaveLength(1);
  expect(JSON.stringify(records.rows)).not.toContain("very secret");

  const change = {
    DeliveryStreamName: "http",
    DestinationId: "destinationId-000000000001",
    HttpEndpointDestinationUpdate: { BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 } },
  };
  await client.send(new UpdateDestinationCommand({ ...change, CurrentDeliveryStreamVersionId: "1" }));
  expect(await describeStream("http")).toMatchObject({
    VersionId: "2",
    Destinations: [
      {
        HttpEndpointDestinationDescription: {
          EndpointConfiguration: { Url: "https://collector.example.com/metrics" },
          BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
          S3DestinationDescription: { BucketARN: "arn:aws:s3:::failed" },
        },
      },
    ],
  });
  await expect(
    client.send(new UpdateDestinationCommand({ ...change, CurrentDeliveryStreamVersionId: "1" })),
  ).rejects.toMatchObject({
    name: "ConcurrentModificationException",
  });
});

test("a role must be there and trust Firehose, for the stream that it is given to", async () => {
  await makeRole("of-a-person", { AWS: account });
  await makeRole(
    "of-one-stream",
    { Service: "firehose.amazonaws.com" },
    {
      ArnEquals: { "aws:SourceArn": `arn:aws:firehose:us-east-1:${account}:deliverystream/its-own` },
      StringEquals: { "aws:SourceAccount": account, "sts:ExternalId": account },
    },
  );
  const toBucket = (role: string) => ({
    HttpEndpointDestinationConfiguration: undefined,
    S3DestinationConfiguration: { RoleARN: `arn:aws:iam::${account}:role/${role}`, BucketARN: "arn:aws:s3:::lake" },
  });
  for (const role of ["nobody", "of-a-person", "of-one-stream"]) {
    await expect(create("distrusted", toBucket(role))).rejects.toMatchObject({
      name: "InvalidArgumentException",
      message: `Firehose is unable to assume role arn:aws:iam::${account}:role/${role}. Please check the role provided.`,
    });
  }
  await create("its-own", toBucket("of-one-stream"));
  const update = {
    DeliveryStreamName: "its-own",
    DestinationId: "destinationId-000000000001",
    CurrentDeliveryStreamVersionId: "1",
  };
  await expect(
    client.send(
      new UpdateDestinationCommand({
        ...update,
        ExtendedS3DestinationUpdate: { RoleARN: `arn:aws:iam::${account}:role/of-a-person` },
      }),
    ),
  ).rejects.toMatchObject({ name: "InvalidArgumentException" });
  await client.send(new DeleteDeliveryStreamCommand({ DeliveryStreamName: "its-own" }));
});

test("a change to a bucket takes the endpoint's place", async () => {
  await create("moves");
  await client.send(
    new UpdateDestinationCommand({
      DeliveryStreamName: "moves",
      DestinationId: "destinationId-000000000001",
      CurrentDeliveryStreamVersionId: "1",
      ExtendedS3DestinationUpdate: { RoleARN, BucketARN: "arn:aws:s3:::lake", CompressionFormat: "GZIP" },
    }),
  );
  const { Destinations = [] } = (await describeStream("moves")) ?? {};
  expect(Destinations[0]).toMatchObject({
    ExtendedS3DestinationDescription: { BucketARN: "arn:aws:s3:::lake", CompressionFormat: "GZIP" },
    S3DestinationDescription: { BucketARN: "arn:aws:s3:::lake" },
  });
  expect(Destinations[0]?.HttpEndpointDestinationDescription).toBeUndefined();
});

test("tags, lists and deletion", async () => {
  await create("tagged");
  const DeliveryStreamName = "tagged";
  await client.send(
    new TagDeliveryStreamCommand({
      DeliveryStreamName,
      Tags: [
        { Key: "a", Value: "1" },
        { Key: "b", Value: "2" },
      ],
    }),
  );
  await client.send(new UntagDeliveryStreamCommand({ DeliveryStreamName, TagKeys: ["a"] }));
  expect((await client.send(new ListTagsForDeliveryStreamCommand({ DeliveryStreamName }))).Tags).toEqual([
    { Key: "b", Value: "2" },
  ]);
  const first = await client.send(new ListDeliveryStreamsCommand({ Limit: 1 }));
  expect(first).toMatchObject({ DeliveryStreamNames: ["http"], HasMoreDeliveryStreams: true });
  const rest = await client.send(new ListDeliveryStreamsCommand({ ExclusiveStartDeliveryStreamName: "http" }));
  expect(rest).toMatchObject({ DeliveryStreamNames: ["moves", "tagged"], HasMoreDeliveryStreams: false });
  await client.send(new PutRecordCommand({ DeliveryStreamName, Record: { Data: Buffer.from("gone with it") } }));
  await client.send(new DeleteDeliveryStreamCommand({ DeliveryStreamName }));
  await expect(describeStream(DeliveryStreamName)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

test("records are kept as they came, whatever bytes they are", async () => {
  await create("bytes");
  const data = [Buffer.from([0, 255, 10, 0]), Buffer.alloc(0), Buffer.from("text")];
  const answer = await client.send(
    new PutRecordBatchCommand({ DeliveryStreamName: "bytes", Records: data.map((Data) => ({ Data })) }),
  );
  expect(answer).toMatchObject({
    FailedPutCount: 0,
    RequestResponses: data.map(() => ({ RecordId: expect.any(String) })),
  });
  const { rows } = await pool().query<{ data: Buffer }>(
    "SELECT data FROM firehose_records JOIN firehose_streams USING (stream_id) WHERE stream_name = 'bytes' ORDER BY record_id",
  );
  expect(rows.map((row) => row.data)).toEqual(data);
});

describe("every error has AWS's code", () => {
  const s3 = { RoleARN, BucketARN: "arn:aws:s3:::lake" };
  const none = { HttpEndpointDestinationConfiguration: undefined };
  test.each<[string, string, Partial<CreateDeliveryStreamCommandInput>]>([
    ["no destination", "InvalidArgumentException", none],
    ["two destinations", "InvalidArgumentException", { S3DestinationConfiguration: s3 }],
    ["a source that is not its own", "InvalidArgumentException", { DeliveryStreamType: "KinesisStreamAsSource" }],
    [
      "an address with a password",
      "InvalidArgumentException",
      { HttpEndpointDestinationConfiguration: http("https://a:b@example.com") },
    ],
    [
      "a metadata address",
      "InvalidArgumentException",
      { HttpEndpointDestinationConfiguration: http("http://169.254.169.254/") },
    ],
    ["no web address", "ValidationException", { HttpEndpointDestinationConfiguration: http("ftp://example.com") }],
    ["ZIP", "InvalidArgumentException", { ...none, S3DestinationConfiguration: { ...s3, CompressionFormat: "ZIP" } }],
    [
      "a prefix that nobody understands",
      "InvalidArgumentException",
      { ...none, S3DestinationConfiguration: { ...s3, Prefix: "!{partitionKeyFromQuery:a}/" } },
    ],
    [
      "Parquet",
      "InvalidArgumentException",
      { ...none, ExtendedS3DestinationConfiguration: { ...s3, DataFormatConversionConfiguration: { Enabled: true } } },
    ],
    ["no bucket", "ValidationException", { ...none, S3DestinationConfiguration: { RoleARN, BucketARN: "lake" } }],
    ["tags of AWS's", "ValidationException", { Tags: [{ Key: "aws:x", Value: "" }] }],
    ["a tag twice", "InvalidArgumentException", { Tags: ["1", "2"].map((Value) => ({ Key: "x", Value })) }],
  ])("CreateDeliveryStream with %s: %s", async (_, code, more) => {
    await expect(create("wrong", more)).rejects.toMatchObject({ name: code });
  });

  test("names that are taken, streams that are not there, too much at once, and what Mirante has not", async () => {
    const refused = (sent: Promise<unknown>, name: string) => expect(sent).rejects.toMatchObject({ name });
    await refused(create("http"), "ResourceInUseException");
    const DeliveryStreamName = "nobody";
    const Record = { Data: Buffer.from("x") };
    await refused(client.send(new PutRecordCommand({ DeliveryStreamName, Record })), "ResourceNotFoundException");
    await refused(client.send(new DeleteDeliveryStreamCommand({ DeliveryStreamName })), "ResourceNotFoundException");
    const Records = Array.from({ length: 5 }, () => ({ Data: Buffer.alloc(850_000) }));
    await refused(
      client.send(new PutRecordBatchCommand({ DeliveryStreamName: "http", Records })),
      "InvalidArgumentException",
    );
    await refused(
      client.send(new StartDeliveryStreamEncryptionCommand({ DeliveryStreamName: "http" })),
      "NotImplemented",
    );
  });
});
