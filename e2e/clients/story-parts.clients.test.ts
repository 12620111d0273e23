import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database";
import { enter, type Key, makeUser } from "../access";
import { eventually } from "../eventually";
import { type Product, startProduct } from "../product";
import { type Receiver, startReceiver } from "../receiver";

/** Whoever has nothing but the AWS CLI builds every part of the story, and sees each at work. */
const run = promisify(execFile);
const ACCOUNT = "123456789012";
const GROUP = "/aws-glue/jobs/error";
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:open-incident`;
const BUCKET = "cli-audit";
const BEFORE_ALARM_MILLIS = 150_000;

let product: Product;
let key: Key;
let chat: Receiver;
let functions: Receiver;
let topicArn = "";
let home = "";

beforeAll(async () => {
  [chat, functions] = await Promise.all([startReceiver(), startReceiver()]);
  functions.answer = () => ({ status: 202 });
  product = await startProduct({
    AWS_ENDPOINT_URL_LAMBDA: functions.url,
    MIRANTE_ALLOW_PRIVATE_TARGETS: "true",
    MIRANTE_TRAIL_DELIVERY_SECONDS: "3",
  });
  enter(product);
  key = await makeUser("maria", ["AdministratorAccess"]);
  home = mkdtempSync(join(tmpdir(), "mirante-client-"));
}, 400_000);
afterAll(async () => {
  await closeDatabase();
  await product?.stop();
  await Promise.all([chat?.close(), functions?.close()]);
});

/** What the CLI answers: parsed where it is JSON, else as text. Throws with what it says when it fails. */
async function aws<Answer = Record<string, unknown>>(...args: string[]): Promise<Answer> {
  const cli = process.env.AWS_CLI;
  if (!cli) throw new Error("AWS_CLI is not set: run this through `npm run test:clients`.");
  const { stdout } = await run(cli, [...args, "--output", "json"], {
    env: {
      NODE_ENV: "test",
      PATH: process.env.PATH,
      HOME: home,
      AWS_ACCESS_KEY_ID: key.accessKeyId,
      AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_ENDPOINT_URL: product.apiUrl,
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_PAGER: "",
    },
  });
  return (/^[[{]/.test(stdout) ? JSON.parse(stdout) : stdout) as Answer;
}

test("a topic, and a webhook that confirms its subscription with the token it got", async () => {
  ({ TopicArn: topicArn } = await aws<{ TopicArn: string }>("sns", "create-topic", "--name", "data-alerts"));
  const endpoint = ["--protocol", "http", "--notification-endpoint", `${chat.url}/hook`];
  await aws("sns", "subscribe", "--topic-arn", topicArn, ...endpoint);
  const handshake = await eventually(() => chat.received.find(({ body }) => body.includes("SubscriptionConfirmation")));
  const { Token } = JSON.parse(handshake.body) as { Token: string };
  await aws("sns", "confirm-subscription", "--topic-arn", topicArn, "--token", Token);
  const { Subscriptions } = await aws<{ Subscriptions: { SubscriptionArn: string }[] }>(
    "sns",
    "list-subscriptions-by-topic",
    "--topic-arn",
    topicArn,
  );
  expect(Subscriptions[0]?.SubscriptionArn).toMatch(new RegExp(`^${topicArn}:[0-9a-f-]{36}$`));
  await aws("sns", "publish", "--topic-arn", topicArn, "--subject", "Hello", "--message", "from the CLI");
  await eventually(() => chat.received.find(({ body }) => body.includes("from the CLI")));
});

test("a metric filter that counts what its pattern matches", async () => {
  await aws("logs", "create-log-group", "--log-group-name", GROUP);
  await aws("logs", "create-log-stream", "--log-group-name", GROUP, "--log-stream-name", "jr_1");
  const pattern = ["--filter-pattern", "AnalysisException"];
  const lines = ["--log-event-messages", "INFO fine", "ERROR AnalysisException: no such column"];
  const { matches } = await aws<{ matches: object[] }>("logs", "test-metric-filter", ...pattern, ...lines);
  expect(matches).toHaveLength(1);
  const transformation = "metricNamespace=Glue/Jobs,metricName=Exceptions,metricValue=1";
  const filter = ["--filter-name", "exceptions", "--metric-transformations", transformation];
  await aws("logs", "put-metric-filter", "--log-group-name", GROUP, ...pattern, ...filter);
});

test("a rule with a target, which an event reaches", async () => {
  const pattern = JSON.stringify({
    source: ["shop.jobs"],
    "detail-type": ["Job State Change"],
    detail: { state: ["FAILED"] },
  });
  const event = {
    id: "1",
    source: "shop.jobs",
    "detail-type": "Job State Change",
    account: ACCOUNT,
    time: "2026-11-27T15:40:00Z",
    region: "us-east-1",
    resources: [],
    detail: { state: "FAILED" },
  };
  const tested = await aws<{ Result: boolean }>(
    "events",
    "test-event-pattern",
    "--event-pattern",
    pattern,
    "--event",
    JSON.stringify(event),
  );
  expect(tested.Result).toBe(true);
  await aws("events", "put-rule", "--name", "job-failed", "--event-pattern", pattern);
  const targets = await aws(
    "events",
    "put-targets",
    "--rule",
    "job-failed",
    "--targets",
    `Id=incident,Arn=${FUNCTION}`,
  );
  expect(targets).toMatchObject({ FailedEntryCount: 0 });
  const entry = (state: string) => ({
    Source: "shop.jobs",
    DetailType: "Job State Change",
    Detail: JSON.stringify({ state }),
  });
  await aws("events", "put-events", "--entries", JSON.stringify([entry("SUCCEEDED"), entry("FAILED")]));
  const call = await eventually(() => functions.received[0]);
  expect(call.path).toBe("/2015-03-31/functions/open-incident/invocations");
  expect(JSON.parse(call.body)).toMatchObject({ source: "shop.jobs", detail: { state: "FAILED" } });
});

test("a trail with selectors, whose files come, and which is told of in its status", async () => {
  await aws("s3", "mb", `s3://${BUCKET}`);
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  const Statement = [
    { Effect: "Allow", Principal, Action: "s3:GetBucketAcl", Resource: `arn:aws:s3:::${BUCKET}` },
    { Effect: "Allow", Principal, Action: "s3:PutObject", Resource: `arn:aws:s3:::${BUCKET}/AWSLogs/${ACCOUNT}/*` },
  ];
  const policy = JSON.stringify({ Version: "2012-10-17", Statement });
  await aws("s3api", "put-bucket-policy", "--bucket", BUCKET, "--policy", policy);
  const trail = [
    "--name",
    "audit",
    "--s3-bucket-name",
    BUCKET,
    "--is-multi-region-trail",
    "--enable-log-file-validation",
  ];
  await aws("cloudtrail", "create-trail", ...trail);
  const selector = "ReadWriteType=WriteOnly,IncludeManagementEvents=true";
  await aws("cloudtrail", "put-event-selectors", "--trail-name", "audit", "--event-selectors", selector);
  const insight = "InsightType=ApiCallRateInsight";
  await aws("cloudtrail", "put-insight-selectors", "--trail-name", "audit", "--insight-selectors", insight);
  expect(await aws("cloudtrail", "get-insight-selectors", "--trail-name", "audit")).toMatchObject({
    InsightSelectors: [{ InsightType: "ApiCallRateInsight" }],
  });
  await aws("cloudtrail", "start-logging", "--name", "audit");
  await aws("logs", "put-retention-policy", "--log-group-name", GROUP, "--retention-in-days", "30");
  await eventually(async () => {
    const status = await aws<{ LatestDeliveryTime?: string }>("cloudtrail", "get-trail-status", "--name", "audit");
    return status.LatestDeliveryTime;
  }, 60_000);
  const files = await aws<string>("s3", "ls", "--recursive", `s3://${BUCKET}/AWSLogs/${ACCOUNT}/CloudTrail/us-east-1/`);
  expect(files).toMatch(new RegExp(`${ACCOUNT}_CloudTrail_us-east-1_\\d{8}T\\d{4}Z_\\w{16}\\.json\\.gz`));
});

test("an alarm that a line of the log sets off, of which the webhook hears", async () => {
  const metric = ["--namespace", "Glue/Jobs", "--metric-name", "Exceptions", "--statistic", "Sum", "--period", "60"];
  const rule = [
    "--evaluation-periods",
    "1",
    "--threshold",
    "1",
    "--comparison-operator",
    "GreaterThanOrEqualToThreshold",
  ];
  const actions = ["--treat-missing-data", "notBreaching", "--alarm-actions", topicArn];
  await aws("cloudwatch", "put-metric-alarm", "--alarm-name", "exceptions", ...metric, ...rule, ...actions);
  const line = JSON.stringify([{ timestamp: Date.now(), message: "ERROR AnalysisException: no such column" }]);
  await aws("logs", "put-log-events", "--log-group-name", GROUP, "--log-stream-name", "jr_1", "--log-events", line);
  const told = await eventually(
    () =>
      chat.received.find(
        ({ body }) => body.includes("AnalysisException") || body.includes('\\"NewStateValue\\":\\"ALARM\\"'),
      ),
    BEFORE_ALARM_MILLIS,
  );
  expect(JSON.parse(told.body)).toMatchObject({
    Type: "Notification",
    Subject: 'ALARM: "exceptions" in US East (N. Virginia)',
  });
  const { MetricAlarms } = await aws<{ MetricAlarms: { StateReason: string }[] }>(
    "cloudwatch",
    "describe-alarms",
    "--state-value",
    "ALARM",
  );
  expect(MetricAlarms[0]?.StateReason).toMatch(/^Threshold Crossed: 1 datapoint \[1\.0 /);
  const attribute = "AttributeKey=EventName,AttributeValue=PutMetricAlarm";
  const { Events } = await aws<{ Events: { Username: string }[] }>(
    "cloudtrail",
    "lookup-events",
    "--lookup-attributes",
    attribute,
  );
  expect(Events[0]?.Username).toBe("maria");
});

test("an application's own audit events, through a channel", async () => {
  const Location = `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:eventdatastore/event-history`;
  const { ChannelArn } = await aws<{ ChannelArn: string }>(
    ...["cloudtrail", "create-channel", "--name", "shop-audit", "--source", "Custom"],
    ...["--destinations", `Type=EVENT_DATA_STORE,Location=${Location}`],
  );
  const eventData = JSON.stringify({
    version: "1.0",
    UID: "refund-7",
    eventSource: "shop.example.com",
    eventName: "RefundOrder",
    eventTime: new Date().toISOString(),
    recipientAccountId: ACCOUNT,
    userIdentity: { type: "Employee", principalId: "bia" },
  });
  const events = ["--audit-events", JSON.stringify([{ id: "refund-7", eventData }])];
  const answer = await aws<{ successful: { id: string; eventID: string }[]; failed: unknown[] }>(
    ...["cloudtrail-data", "put-audit-events", "--channel-arn", ChannelArn, "--external-id", "only-we-two", ...events],
  );
  expect(answer).toEqual({ successful: [{ id: "refund-7", eventID: expect.any(String) }], failed: [] });
  const { IngestionStatus } = await aws<{ IngestionStatus: object }>(
    ...["cloudtrail", "get-channel", "--channel", ChannelArn],
  );
  expect(IngestionStatus).toMatchObject({ LatestIngestionSuccessEventID: answer.successful[0]?.eventID });
});
