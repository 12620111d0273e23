import {
  CloudWatchClient,
  DeleteMetricStreamCommand,
  GetMetricStreamCommand,
  ListMetricStreamsCommand,
  ListTagsForResourceCommand,
  PutMetricStreamCommand,
  type PutMetricStreamCommandInput,
  StartMetricStreamsCommand,
  StopMetricStreamsCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ownKeys, startWholeApi, type WholeApi } from "@/e2e/whole-api";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { invoke } from "../invoke";

const account = "620000000131";
const root = rootCaller(account, "us-east-1", { sourceIPAddress: "203.0.113.131", userAgent: "test/1" });
const FirehoseArn = `arn:aws:firehose:us-east-1:${account}:deliverystream/lake`;
const RoleArn = `arn:aws:iam::${account}:role/streams`;
const arnOf = (name: string) => `arn:aws:cloudwatch:us-east-1:${account}:metric-stream/${name}`;
let api: WholeApi;
let client: CloudWatchClient;

beforeAll(async () => {
  api = await startWholeApi();
  await makeRole("streams", "streams.metrics.cloudwatch.amazonaws.com");
  await makeRole("distrusting", "firehose.amazonaws.com");
  client = new CloudWatchClient(api.optionsFor(await ownKeys(root)));
});
afterAll(async () => {
  client.destroy();
  await api.close();
  await closeDatabase();
});

function makeRole(RoleName: string, Service: string) {
  const Statement = { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  return invoke(root, "iam:CreateRole", { RoleName, AssumeRolePolicyDocument });
}

function put(Name: string, more: Partial<PutMetricStreamCommandInput> = {}) {
  return client.send(new PutMetricStreamCommand({ Name, FirehoseArn, RoleArn, OutputFormat: "json", ...more }));
}

test("AWS's own client: a stream is made, changed, stopped, started, listed and deleted", async () => {
  const statistics = [
    { IncludeMetrics: [{ Namespace: "Shop", MetricName: "Latency" }], AdditionalStatistics: ["p99", "TM(10%:90%)"] },
  ];
  const made = await put("Main", {
    IncludeFilters: [{ Namespace: "Shop", MetricNames: ["Latency", "Orders"] }, { Namespace: "AWS/EC2" }],
    StatisticsConfigurations: statistics,
    Tags: [{ Key: "team", Value: "data" }],
  });
  expect(made.Arn).toBe(arnOf("Main"));
  const { $metadata: _, ...shown } = await client.send(new GetMetricStreamCommand({ Name: "Main" }));
  expect(shown).toEqual({
    Arn: arnOf("Main"),
    Name: "Main",
    FirehoseArn,
    RoleArn,
    State: "running",
    OutputFormat: "json",
    CreationDate: expect.any(Date),
    LastUpdateDate: expect.any(Date),
    IncludeFilters: [{ Namespace: "Shop", MetricNames: ["Latency", "Orders"] }, { Namespace: "AWS/EC2" }],
    StatisticsConfigurations: statistics,
    IncludeLinkedAccountsMetrics: false,
  });
  await client.send(new StopMetricStreamsCommand({ Names: ["Main", "nobody"] }));
  // A change leaves the state as it is, and what is not given is gone.
  await put("Main", {
    OutputFormat: "opentelemetry1.0",
    ExcludeFilters: [{ Namespace: "AWS/EC2" }],
    Tags: [{ Key: "a", Value: "b" }],
  });
  const changed = await client.send(new GetMetricStreamCommand({ Name: "Main" }));
  expect(changed).toMatchObject({
    State: "stopped",
    OutputFormat: "opentelemetry1.0",
    ExcludeFilters: [{ Namespace: "AWS/EC2" }],
  });
  expect(changed.IncludeFilters).toBeUndefined();
  expect(changed.StatisticsConfigurations).toBeUndefined();
  await client.send(new StartMetricStreamsCommand({ Names: ["Main"] }));
  const { Entries } = await client.send(new ListMetricStreamsCommand({}));
  expect(Entries).toMatchObject([{ Name: "Main", Arn: arnOf("Main"), State: "running", FirehoseArn }]);
  await client.send(new DeleteMetricStreamCommand({ Name: "Main" }));
  await client.send(new DeleteMetricStreamCommand({ Name: "Main" }));
  expect((await client.send(new ListMetricStreamsCommand({}))).Entries).toEqual([]);
});

test("tags are given when a stream is made, changed by ARN, and gone with it", async () => {
  await put("tagged", { Tags: [{ Key: "team", Value: "data" }] });
  const ResourceARN = arnOf("tagged");
  const tags = async () => (await client.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags;
  expect(await tags()).toEqual([{ Key: "team", Value: "data" }]);
  await client.send(new TagResourceCommand({ ResourceARN, Tags: [{ Key: "stage", Value: "prod" }] }));
  await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ["team"] }));
  expect(await tags()).toEqual([{ Key: "stage", Value: "prod" }]);
  await client.send(new DeleteMetricStreamCommand({ Name: "tagged" }));
  await expect(tags()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  await put("tagged");
  expect(await tags()).toEqual([]);
  await client.send(new DeleteMetricStreamCommand({ Name: "tagged" }));
});

test("lists come page by page", async () => {
  for (const name of ["a", "b", "c"]) await put(name);
  const first = await client.send(new ListMetricStreamsCommand({ MaxResults: 2 }));
  expect(first.Entries?.map(({ Name }) => Name)).toEqual(["a", "b"]);
  const second = await client.send(new ListMetricStreamsCommand({ MaxResults: 2, NextToken: first.NextToken }));
  expect(second.Entries?.map(({ Name }) => Name)).toEqual(["c"]);
  expect(second.NextToken).toBeUndefined();
  for (const Name of ["a", "b", "c"]) await client.send(new DeleteMetricStreamCommand({ Name }));
});

const metrics = [{ Namespace: "Shop", MetricName: "Latency" }];
const statistics = (AdditionalStatistics: string[]) => [{ IncludeMetrics: metrics, AdditionalStatistics }];

describe("every error has AWS's code", () => {
  test.each<[string, string, Partial<PutMetricStreamCommandInput> & { Name?: string }]>([
    ["a name with other characters", "InvalidParameterValueException", { Name: "a b" }],
    ["no Firehose stream", "InvalidParameterValueException", { FirehoseArn: "arn:aws:kinesis:us-east-1:1:stream/x" }],
    [
      "another account's Firehose stream",
      "InvalidParameterValueException",
      { FirehoseArn: "arn:aws:firehose:us-east-1:999999999999:deliverystream/lake" },
    ],
    ["no role", "InvalidParameterValueException", { RoleArn: "arn:aws:iam::620000000131:user/a" }],
    [
      "a role that is not there",
      "InvalidParameterValueException",
      { RoleArn: "arn:aws:iam::620000000131:role/nobody" },
    ],
    [
      "a role that does not trust the streams",
      "InvalidParameterValueException",
      { RoleArn: "arn:aws:iam::620000000131:role/distrusting" },
    ],
    ["another account's role", "InvalidParameterValueException", { RoleArn: "arn:aws:iam::999999999999:role/streams" }],
    [
      "both filters",
      "InvalidParameterCombinationException",
      { IncludeFilters: [{ Namespace: "a" }], ExcludeFilters: [{ Namespace: "b" }] },
    ],
    ["a filter without namespace", "MissingRequiredParameterException", { IncludeFilters: [{ MetricNames: ["a"] }] }],
    [
      "more than 1,000 names",
      "InvalidParameterValueException",
      { ExcludeFilters: [{ Namespace: "a", MetricNames: Array.from({ length: 1_000 }, (_, index) => `m${index}`) }] },
    ],
    [
      "a statistic that is always sent",
      "InvalidParameterValueException",
      { StatisticsConfigurations: statistics(["Average"]) },
    ],
    ["no statistic at all", "InvalidParameterValueException", { StatisticsConfigurations: statistics(["p101"]) }],
    [
      "a trimmed mean in OpenTelemetry",
      "InvalidParameterValueException",
      { OutputFormat: "opentelemetry1.0", StatisticsConfigurations: statistics(["tm90"]) },
    ],
    [
      "more than 20 statistics",
      "InvalidParameterValueException",
      { StatisticsConfigurations: statistics(Array.from({ length: 21 }, (_, index) => `p${index + 1}`)) },
    ],
    [
      "statistics of no metric",
      "MissingRequiredParameterException",
      { StatisticsConfigurations: [{ IncludeMetrics: [], AdditionalStatistics: ["p99"] }] },
    ],
    ["no statistics", "MissingRequiredParameterException", { StatisticsConfigurations: statistics([]) }],
    ["another format", "ValidationException", { OutputFormat: "xml" as "json" }],
    ["a namespace that begins with a colon", "ValidationException", { IncludeFilters: [{ Namespace: ":a" }] }],
    ["no role at all", "ValidationException", { RoleArn: undefined }],
  ])("PutMetricStream with %s: %s", async (_, code, { Name = "wrong", ...more }) => {
    await expect(put(Name, more)).rejects.toMatchObject({ name: code });
  });

  test("streams that are not there, tokens that are none, names that are none", async () => {
    const refused = (sent: Promise<unknown>, name: string) => expect(sent).rejects.toMatchObject({ name });
    await refused(client.send(new GetMetricStreamCommand({ Name: "nobody" })), "ResourceNotFoundException");
    await refused(client.send(new ListMetricStreamsCommand({ NextToken: "forged" })), "InvalidNextToken");
    await refused(client.send(new ListMetricStreamsCommand({ MaxResults: 501 })), "ValidationException");
    await refused(client.send(new StartMetricStreamsCommand({ Names: [] })), "MissingRequiredParameterException");
    await refused(client.send(new StopMetricStreamsCommand({ Names: ["a b"] })), "InvalidParameterValueException");
    await refused(client.send(new DeleteMetricStreamCommand({ Name: "a/b" })), "InvalidParameterValueException");
  });

  test("more streams than an account may have", async () => {
    await pool().query(
      `INSERT INTO metric_streams (account_id, region, stream_name, stream_id, firehose_arn, role_arn, output_format, statistics,
                                   includes_linked, is_running, created_at, modified_at)
       SELECT $1, 'us-east-1', 'many-' || n, gen_random_uuid(), $2, $3, 'json', '[]', false, false, now(), now()
       FROM generate_series(1, 500) AS n`,
      [account, FirehoseArn, RoleArn],
    );
    await expect(put("one-more")).rejects.toMatchObject({ name: "LimitExceededFault" });
    await put("many-7", { OutputFormat: "opentelemetry0.7" });
    await pool().query("DELETE FROM metric_streams WHERE account_id = $1", [account]);
  });
});

describe("rights", () => {
  const userWith = (...Statement: object[]): Caller => ({
    identity: {
      type: "IAMUser",
      accountId: account,
      arn: `arn:aws:iam::${account}:user/ana`,
      userName: "ana",
      userId: "AIDAANA",
    },
    policies: {
      identity: [
        { name: "own", policy: compilePolicy(parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement }))) },
      ],
    },
    accountId: account,
    region: "us-east-1",
    origin: root.origin,
  });
  const input = { Name: "mine", FirehoseArn, RoleArn, OutputFormat: "json" as const };
  const put = { Effect: "Allow", Action: "cloudwatch:PutMetricStream", Resource: arnOf("mine") };
  const pass = {
    Effect: "Allow",
    Action: "iam:PassRole",
    Resource: RoleArn,
    Condition: { StringEquals: { "iam:PassedToService": "streams.metrics.cloudwatch.amazonaws.com" } },
  };

  test("the stream's own right is not enough: its role must be passed, to this service", async () => {
    await expect(invoke(userWith(put), "cloudwatch:PutMetricStream", input)).rejects.toMatchObject({
      code: "AccessDenied",
    });
    expect(await invoke(userWith(put, pass), "cloudwatch:PutMetricStream", input)).toEqual({ Arn: arnOf("mine") });
    const other = { ...input, Name: "other" };
    await expect(invoke(userWith(put, pass), "cloudwatch:PutMetricStream", other)).rejects.toMatchObject({
      code: "AccessDenied",
    });
  });

  test("whoever may stop one stream may not stop another with it", async () => {
    const stop = { Effect: "Allow", Action: "cloudwatch:StopMetricStreams", Resource: arnOf("mine") };
    await invoke(userWith(stop), "cloudwatch:StopMetricStreams", { Names: ["mine"] });
    const both = { Names: ["mine", "other"] };
    await expect(invoke(userWith(stop), "cloudwatch:StopMetricStreams", both)).rejects.toMatchObject({
      code: "AccessDenied",
    });
  });
});
