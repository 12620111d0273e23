import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, database } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { publishEventMetrics } from "./metrics";
import { type Answer, type Received, startReceiver } from "./receiver.fixture";
import { eventSteps } from "./steps";

const REGION = "us-east-1";
const root = (account: string) => rootCaller(account, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test" });
const worker = (account: string) => serviceCaller("events.amazonaws.com", account, REGION);
const never = new AbortController().signal;

let answer: (received: Received) => Answer = () => ({});
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const given = { ...settings() };

beforeAll(async () => {
  receiver = await startReceiver((received) => answer(received));
  const { url } = receiver;
  Object.assign(settings(), { allowPrivateTargets: true, lambdaEndpoint: url, sqsEndpoint: url, sfnEndpoint: url });
});
afterEach(() => {
  setClock();
  answer = () => ({});
  receiver.received.length = 0;
  Object.assign(settings(), { allowPrivateTargets: true });
});
afterAll(async () => {
  Object.assign(settings(), given);
  await receiver.stop();
  await closeDatabase();
});

/** One look of a worker at all that is due. */
async function work(): Promise<void> {
  for (const step of eventSteps()) await step.run(never);
}

/** A rule for events of the source "shop" with these targets. */
async function rule(account: string, Name: string, ...targets: object[]): Promise<void> {
  await invoke(root(account), "events:PutRule", { Name, EventPattern: '{"source":["shop"]}' });
  const Targets = targets.map((target, index) => ({ Id: String(index), Arn: "", ...target }));
  expect(await invoke(root(account), "events:PutTargets", { Rule: Name, Targets })).toMatchObject({
    FailedEntryCount: 0,
  });
}

async function put(account: string, detail: object = {}, count = 1): Promise<void> {
  const entry = { Source: "shop", DetailType: "Order", Detail: JSON.stringify(detail) };
  await invoke(root(account), "events:PutEvents", { Entries: Array(count).fill(entry) });
}

async function attempts(account: string, Rule = "r") {
  const { Deliveries } = await invoke(root(account), "events:ListDeliveries", { Rule });
  return Deliveries.map(({ outcome, statusCode, errorCode, deadLetter }) => ({
    outcome,
    statusCode,
    errorCode,
    deadLetter,
  }));
}

const waiting = (accountId: string) => database().eventDelivery.count({ where: { accountId } });
const dead = (accountId: string) => database().eventDeadLetter.findMany({ where: { accountId } });
const arn = (service: string, account: string, resource: string) =>
  `arn:aws:${service}:${REGION}:${account}:${resource}`;

test("functions, queues, state machines and log groups get the event, each in its own form", async () => {
  const account = "710000000001";
  await invoke(root(account), "logs:CreateLogGroup", { logGroupName: "/events/all" });
  await rule(
    account,
    "r",
    { Arn: arn("lambda", account, "function:heal:live"), InputPath: "$.detail" },
    { Arn: arn("sqs", account, "orders.fifo"), SqsParameters: { MessageGroupId: "g" }, Input: '"fixed"' },
    { Arn: arn("states", account, "stateMachine:flow") },
    { Arn: arn("logs", account, "log-group:/events/all:*") },
  );
  await put(account, { kind: "order" });
  await work();
  const by = (end: string) =>
    receiver.received.find(({ path, headers }) => path.includes(end) || headers["x-amz-target"] === end);
  expect(by("/functions/heal/invocations")).toMatchObject({
    path: "/2015-03-31/functions/heal/invocations?Qualifier=live",
    body: '{"kind":"order"}',
    headers: { "x-amz-invocation-type": "Event" },
  });
  expect(JSON.parse(by("AmazonSQS.SendMessage")?.body ?? "{}")).toEqual({
    QueueUrl: `${receiver.url}/${account}/orders.fifo`,
    MessageBody: '"fixed"',
    MessageGroupId: "g",
  });
  const started = JSON.parse(by("AWSStepFunctions.StartExecution")?.body ?? "{}");
  expect(started.stateMachineArn).toBe(arn("states", account, "stateMachine:flow"));
  expect(JSON.parse(started.input)).toMatchObject({
    source: "shop",
    "detail-type": "Order",
    detail: { kind: "order" },
  });
  const { events = [] } = await invoke(root(account), "logs:FilterLogEvents", { logGroupName: "/events/all" });
  expect(events.map(({ message = "{}" }) => JSON.parse(message).source)).toEqual(["shop"]);
  expect(await attempts(account)).toEqual(Array(4).fill(expect.objectContaining({ outcome: "SUCCEEDED" })));
  expect(await waiting(account)).toBe(0);
});

test("a topic gets the event, and a topic that is not there ends it at once", async () => {
  const account = "710000000002";
  const { TopicArn = "" } = await invoke(root(account), "sns:CreateTopic", { Name: "orders" });
  await rule(account, "r", { Arn: TopicArn }, { Arn: `${TopicArn}-gone` });
  await put(account);
  await work();
  const told = await attempts(account);
  expect(told).toHaveLength(2);
  expect(told).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ outcome: "SUCCEEDED" }),
      expect.objectContaining({ outcome: "FAILED", errorCode: "NotFoundException", deadLetter: "KEPT" }),
    ]),
  );
  expect(await dead(account)).toMatchObject([{ exhaustedCondition: "NonRetryableError" }]);
});

test("an event passes from bus to bus, and not for ever", async () => {
  const account = "710000000003";
  const me = root(account);
  await invoke(me, "events:CreateEventBus", { Name: "shop" });
  await rule(account, "r", { Arn: arn("events", account, "event-bus/shop") });
  await invoke(me, "events:PutRule", { Name: "back", EventBusName: "shop", EventPattern: '{"source":["shop"]}' });
  const Targets = [{ Id: "1", Arn: arn("events", account, "event-bus/default") }];
  await invoke(me, "events:PutTargets", { Rule: "back", EventBusName: "shop", Targets });
  await put(account, { n: 1 });
  for (let look = 0; look < 12 && (await waiting(account)) > 0; look += 1) await work();
  expect(await waiting(account)).toBe(0);
  const [last] = await dead(account);
  expect(last).toMatchObject({ errorCode: "TOO_MANY_HOPS", busName: "default" });
  expect(JSON.parse(last?.event ?? "{}")).toMatchObject({ source: "shop", account, detail: { n: 1 } });
});

test("a failure is tried again later, and given up to the dead-letter queue with AWS's attributes", async () => {
  const account = "710000000004";
  const queue = arn("sqs", account, "dead");
  const policy = { RetryPolicy: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 3600 } };
  await rule(account, "r", { Arn: arn("lambda", account, "function:f"), DeadLetterConfig: { Arn: queue }, ...policy });
  answer = ({ path }) => (path.includes("functions") ? { status: 503, headers: { "retry-after": "30" } } : {});
  await put(account);
  const start = Date.now();
  await work();
  await work();
  expect(receiver.received).toHaveLength(1);
  setClock(() => start + 40_000);
  await work();
  expect(await attempts(account)).toEqual([
    expect.objectContaining({ outcome: "FAILED", statusCode: 503, deadLetter: "QUEUE" }),
    expect.objectContaining({ outcome: "RETRYING", statusCode: 503 }),
  ]);
  const letter = JSON.parse(receiver.received.at(-1)?.body ?? "{}");
  expect(JSON.parse(letter.MessageBody)).toMatchObject({ source: "shop" });
  const texts = Object.entries(letter.MessageAttributes as Record<string, { StringValue: string }>);
  expect(Object.fromEntries(texts.map(([name, { StringValue }]) => [name, StringValue]))).toMatchObject({
    RULE_ARN: arn("events", account, "rule/r"),
    TARGET_ARN: arn("lambda", account, "function:f"),
    EXHAUSTED_RETRY_CONDITION: "MaximumRetryAttempts",
    RETRY_ATTEMPTS: "1",
  });
  expect(await waiting(account)).toBe(0);
  expect(await dead(account)).toEqual([]);
});

test("what a killed worker held is another's after its lease, and the dead one's word counts no more", async () => {
  const account = "710000000005";
  await rule(account, "r", { Arn: arn("lambda", account, "function:f") });
  await put(account, {}, 3);
  const claim = async (Limit: number) =>
    (await invoke(worker(account), "events:ClaimDeliveries", { Limit })).Deliveries;
  const [killed] = await Promise.all([claim(2), claim(2)]);
  expect(await claim(2)).toEqual([]);
  await work();
  expect(receiver.received).toEqual([]);
  const start = Date.now();
  setClock(() => start + 61_000);
  await work();
  expect(receiver.received).toHaveLength(3);
  const [lost] = killed;
  const late = { deliveryId: lost?.id ?? "", lease: lost?.lease ?? "", rule: "r", at: new Date(), durationMillis: 1 };
  expect(await invoke(worker(account), "events:SettleDelivery", late)).toEqual({ Settled: false });
  expect(await attempts(account)).toHaveLength(3);
});

test("two workers deliver each event once", async () => {
  const account = "710000000006";
  await rule(account, "r", { Arn: arn("lambda", account, "function:f"), InputPath: "$.id" });
  for (let batch = 0; batch < 20; batch += 1) await put(account, {}, 10);
  await Promise.all([work(), work()]);
  const bodies = receiver.received.map(({ body }) => body);
  expect(bodies).toHaveLength(200);
  expect(new Set(bodies).size).toBe(200);
  expect(await waiting(account)).toBe(0);
});

test("schedules run once at their time, with two workers, and what was missed stays missed", async () => {
  const account = "710000000007";
  const me = root(account);
  const start = Math.ceil(Date.now() / 60_000) * 60_000;
  setClock(() => start + 1_000);
  await invoke(me, "events:PutRule", { Name: "r", ScheduleExpression: "rate(5 minutes)" });
  await invoke(me, "events:PutTargets", {
    Rule: "r",
    Targets: [{ Id: "1", Arn: arn("lambda", account, "function:f") }],
  });
  await work();
  expect(receiver.received).toEqual([]);
  setClock(() => start + 301_000);
  await Promise.all([work(), work()]);
  await work();
  expect(receiver.received.map(({ body }) => JSON.parse(body))).toEqual([
    {
      version: "0",
      id: expect.any(String),
      "detail-type": "Scheduled Event",
      source: "aws.events",
      account,
      time: `${new Date(start + 301_000).toISOString().slice(0, 19)}Z`,
      region: REGION,
      resources: [arn("events", account, "rule/r")],
      detail: {},
    },
  ]);
  // Down for an hour: the times in between are gone, the next one comes.
  setClock(() => start + 3_750_000);
  await work();
  expect(receiver.received).toHaveLength(1);
  setClock(() => start + 3_901_500);
  await work();
  expect(receiver.received).toHaveLength(2);
  await invoke(me, "events:DisableRule", { Name: "r" });
  setClock(() => start + 4_300_000);
  await work();
  expect(receiver.received).toHaveLength(2);
});

async function destination(account: string, auth: object, more: object = {}) {
  const me = root(account);
  const { ConnectionArn = "" } = await invoke(me, "events:CreateConnection", { Name: "c", ...auth } as never);
  const { ApiDestinationArn = "" } = await invoke(me, "events:CreateApiDestination", {
    Name: "api",
    ConnectionArn,
    InvocationEndpoint: `${receiver.url}/orders/*/state`,
    HttpMethod: "PUT",
    ...more,
  });
  return ApiDestinationArn;
}

const KEY = {
  AuthorizationType: "API_KEY",
  AuthParameters: {
    ApiKeyAuthParameters: { ApiKeyName: "X-Key", ApiKeyValue: "k3y" },
    InvocationHttpParameters: {
      HeaderParameters: [{ Key: "x-from", Value: "connection" }],
      QueryStringParameters: [{ Key: "q", Value: "connection" }],
      BodyParameters: [{ Key: "added", Value: "yes" }],
    },
  },
};

test("an API destination is called with path, query, headers, key and body", async () => {
  const account = "710000000008";
  const Arn = await destination(account, KEY);
  await rule(account, "r", {
    Arn,
    InputPath: "$.detail",
    HttpParameters: {
      PathParameterValues: ["$.detail.id"],
      HeaderParameters: { "x-from": "target", "x-kind": "$.detail-type", Host: "evil" },
      QueryStringParameters: { q: "target", p: "1 2" },
    },
  });
  await put(account, { id: "a/b" });
  await work();
  expect(receiver.received).toMatchObject([
    {
      method: "PUT",
      path: "/orders/a%2Fb/state?p=1+2&q=connection",
      headers: { "x-key": "k3y", "x-from": "connection", "x-kind": "Order", host: new URL(receiver.url).host },
      body: '{"id":"a/b","added":"yes"}',
    },
  ]);
});

test("a token is asked for once, kept, and asked for anew when it is refused", async () => {
  const account = "710000000009";
  let granted = 0;
  let refuse = false;
  answer = ({ path, headers }) => {
    if (path.startsWith("/token")) return { body: JSON.stringify({ access_token: `t${++granted}`, expires_in: 600 }) };
    return { status: refuse && headers.authorization === "Bearer t1" ? 401 : 200 };
  };
  const Arn = await destination(account, {
    AuthorizationType: "OAUTH_CLIENT_CREDENTIALS",
    AuthParameters: {
      OAuthParameters: {
        ClientParameters: { ClientID: "id", ClientSecret: "s3cret" },
        AuthorizationEndpoint: `${receiver.url}/token`,
        HttpMethod: "POST",
        OAuthHttpParameters: { BodyParameters: [{ Key: "scope", Value: "write" }] },
      },
    },
  });
  await rule(account, "r", { Arn });
  const state = async () => (await invoke(root(account), "events:DescribeConnection", { Name: "c" })).ConnectionState;
  expect(await state()).toBe("AUTHORIZING");
  await work();
  expect(await state()).toBe("AUTHORIZED");
  expect(receiver.received[0]?.body).toBe(
    "grant_type=client_credentials&client_id=id&client_secret=s3cret&scope=write",
  );
  await put(account, {}, 2);
  await work();
  expect(granted).toBe(1);
  refuse = true;
  await put(account);
  const start = Date.now();
  await work();
  setClock(() => start + 5_000);
  await work();
  expect(granted).toBe(2);
  expect(receiver.received.at(-1)?.headers.authorization).toBe("Bearer t2");
  expect(await waiting(account)).toBe(0);
});

test("an authorization server that refuses deauthorizes the connection, and tells no secret", async () => {
  const account = "710000000010";
  answer = ({ body }) => ({ status: 400, body });
  await destination(account, {
    AuthorizationType: "OAUTH_CLIENT_CREDENTIALS",
    AuthParameters: {
      OAuthParameters: {
        ClientParameters: { ClientID: "id", ClientSecret: "s3cret" },
        AuthorizationEndpoint: `${receiver.url}/token`,
        HttpMethod: "POST",
      },
    },
  });
  await work();
  const described = await invoke(root(account), "events:DescribeConnection", { Name: "c" });
  expect(described).toMatchObject({ ConnectionState: "DEAUTHORIZED", StateReason: "The target answered 400." });
});

test("an API destination is called no faster than its rate", async () => {
  const account = "710000000011";
  const Arn = await destination(account, KEY, { InvocationRateLimitPerSecond: 10 });
  await rule(account, "r", { Arn });
  await put(account, {}, 8);
  const started = performance.now();
  await Promise.all([work(), work()]);
  expect(receiver.received).toHaveLength(8);
  expect(performance.now() - started).toBeGreaterThan(650);
});

test("addresses of the machine's own network are refused unless the operator allows them; metadata never", async () => {
  const account = "710000000012";
  const Arn = await destination(account, KEY);
  await rule(account, "r", { Arn });
  Object.assign(settings(), { allowPrivateTargets: false });
  await put(account);
  await work();
  Object.assign(settings(), { allowPrivateTargets: true });
  const InvocationEndpoint = "http://169.254.169.254/latest/meta-data";
  await invoke(root(account), "events:UpdateApiDestination", { Name: "api", InvocationEndpoint });
  await put(account);
  await work();
  expect(receiver.received).toEqual([]);
  expect(await attempts(account)).toEqual(
    Array(2).fill(expect.objectContaining({ outcome: "FAILED", errorCode: "INVALID_TARGET", deadLetter: "KEPT" })),
  );
});

test("redirects are not followed, and what was wrong is not tried again", async () => {
  const account = "710000000013";
  const Arn = await destination(account, KEY);
  await rule(account, "r", { Arn });
  answer = () => ({ status: 302, headers: { location: `${receiver.url}/elsewhere` } });
  await put(account);
  await work();
  expect(receiver.received).toHaveLength(1);
  expect(await attempts(account)).toMatchObject([{ outcome: "FAILED", statusCode: 302 }]);
});

test("what rules did becomes metrics", async () => {
  const account = "710000000014";
  await rule(account, "r", { Arn: arn("lambda", account, "function:f") });
  await put(account, {}, 2);
  await work();
  await publishEventMetrics(worker(account));
  const { Metrics = [] } = await invoke(root(account), "cloudwatch:ListMetrics", { Namespace: "AWS/Events" });
  const named = Metrics.map(({ MetricName, Dimensions = [] }) =>
    `${MetricName} ${Dimensions[0]?.Value ?? ""}`.trim(),
  ).sort();
  expect(named).toEqual([
    "Invocations",
    "Invocations r",
    "MatchedEvents",
    "MatchedEvents r",
    "TriggeredRules",
    "TriggeredRules r",
  ]);
});

test("attempts are listed in pages, of a rule that is there", async () => {
  const account = "710000000015";
  await rule(account, "r", { Arn: arn("lambda", account, "function:f") });
  await put(account, {}, 5);
  await work();
  const page = (NextToken?: string) =>
    invoke(root(account), "events:ListDeliveries", { Rule: "r", Limit: 3, NextToken });
  const first = await page();
  const second = await page(first.NextToken);
  const ids = [...first.Deliveries, ...second.Deliveries].map(({ deliveryId }) => deliveryId);
  expect([ids.length, new Set(ids).size, second.NextToken]).toEqual([5, 5, undefined]);
  await expect(invoke(root(account), "events:ListDeliveries", { Rule: "none" })).rejects.toMatchObject({
    code: "ResourceNotFoundException",
  });
});

test("a dead letter is redriven to the target as it is now, once", async () => {
  const account = "710000000091";
  const functionArn = arn("lambda", account, "function:f");
  await rule(account, "r", { Arn: functionArn, RetryPolicy: { MaximumRetryAttempts: 0 } });
  answer = () => ({ status: 503 });
  await put(account, { order: 7 });
  await work();
  const letters = async () => (await invoke(root(account), "events:ListDeadLetters", { Rule: "r" })).DeadLetters;
  const [letter] = await letters();
  expect(letter).toMatchObject({ targetArn: functionArn, exhausted: "MaximumRetryAttempts", attempts: 1 });

  answer = () => ({});
  receiver.received.length = 0;
  await invoke(root(account), "events:PutTargets", {
    Rule: "r",
    Targets: [{ Id: "0", Arn: functionArn, InputPath: "$.detail" }],
  });
  const asked = { Rule: "r", DeliveryIds: [letter?.deliveryId ?? ""] };
  expect(await invoke(root(account), "events:RedriveDeadLetters", asked)).toEqual({ Redriven: 1 });
  expect(await invoke(root(account), "events:RedriveDeadLetters", asked)).toEqual({ Redriven: 0 });
  await work();
  expect(receiver.received.map(({ body }) => body)).toEqual(['{"order":7}']);
  expect(await letters()).toEqual([]);
  await expect(
    invoke(root(account), "events:RedriveDeadLetters", { Rule: "r", DeliveryIds: [] }),
  ).rejects.toMatchObject({ code: "ValidationException" });
});

test("an API destination is tried with a body of one's own, and the answer can be asked for", async () => {
  const account = "710000000092";
  const { ConnectionArn = "" } = await invoke(root(account), "events:CreateConnection", {
    Name: "c",
    AuthorizationType: "API_KEY",
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: "x-key", ApiKeyValue: "s3cret" } },
  });
  await invoke(root(account), "events:CreateApiDestination", {
    Name: "d",
    ConnectionArn,
    InvocationEndpoint: `${receiver.url}/hook`,
    HttpMethod: "POST",
  });
  const { DeliveryId } = await invoke(root(account), "events:TestApiDestination", { Name: "d", Body: '{"test":1}' });
  expect(await invoke(root(account), "events:DescribeTestInvocation", { Name: "d", DeliveryId })).toEqual({});
  await work();
  expect(receiver.received).toMatchObject([{ path: "/hook", body: '{"test":1}', headers: { "x-key": "s3cret" } }]);
  const { Attempt } = await invoke(root(account), "events:DescribeTestInvocation", { Name: "d", DeliveryId });
  expect(Attempt).toMatchObject({ outcome: "SUCCEEDED", statusCode: 200 });
  await expect(
    invoke(root(account), "events:TestApiDestination", { Name: "d", Body: "no JSON" }),
  ).rejects.toMatchObject({ code: "ValidationException" });
});
