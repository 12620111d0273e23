import { expect, test } from "vitest";
import { setClock } from "@/lib/platform/clock";
import { invoke } from "@/lib/services/invoke";
import {
  arn,
  attempts,
  dead,
  put,
  REGION,
  receiver,
  root,
  rule,
  waiting,
  withTargets,
  work,
  worker,
} from "./targets.fixture";

withTargets();

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
  receiver.answer = ({ path }) => (path.includes("functions") ? { status: 503, headers: { "retry-after": "30" } } : {});
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
