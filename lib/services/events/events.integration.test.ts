import { afterAll, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, rootCaller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { dispatch, invoke } from "../invoke";

const REGION = "us-east-1";
const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test" };
const root = (account: string) => rootCaller(account, REGION, origin);
const topic = (account: string, name = "t") => `arn:aws:sns:${REGION}:${account}:${name}`;
afterAll(closeDatabase);

const refused = (code: string, message: string | RegExp) =>
  expect.objectContaining({ code, message: typeof message === "string" ? message : expect.stringMatching(message) });

test("the default bus is always there; others are made, changed and deleted", async () => {
  const me = root("700000000001");
  const arn = `arn:aws:events:${REGION}:700000000001:event-bus`;
  expect(await invoke(me, "events:DescribeEventBus", {})).toMatchObject({ Name: "default", Arn: `${arn}/default` });
  expect(await invoke(me, "events:CreateEventBus", { Name: "shop", Description: "d" })).toEqual({
    EventBusArn: `${arn}/shop`,
    Description: "d",
  });
  await expect(invoke(me, "events:CreateEventBus", { Name: "shop" })).rejects.toEqual(
    refused("ResourceAlreadyExistsException", "Event bus shop already exists."),
  );
  await expect(invoke(me, "events:CreateEventBus", { Name: "default" })).rejects.toEqual(
    refused("ResourceAlreadyExistsException", "Event bus default already exists."),
  );
  await expect(invoke(me, "events:CreateEventBus", { Name: "a/b" })).rejects.toEqual(
    refused("ValidationException", "Event bus name must not contain '/'."),
  );
  await invoke(me, "events:UpdateEventBus", { Name: "shop", Description: "other" });
  expect(await invoke(me, "events:DescribeEventBus", { Name: `${arn}/shop` })).toMatchObject({ Description: "other" });
  const first = await invoke(me, "events:ListEventBuses", { Limit: 1 });
  const second = await invoke(me, "events:ListEventBuses", { Limit: 1, NextToken: first.NextToken });
  expect([first, second].flatMap(({ EventBuses = [] }) => EventBuses.map(({ Name }) => Name))).toEqual([
    "default",
    "shop",
  ]);
  expect(second.NextToken).toBeUndefined();
  await expect(invoke(me, "events:DeleteEventBus", { Name: "default" })).rejects.toEqual(
    refused("ValidationException", "Cannot delete event bus default."),
  );
  await invoke(me, "events:PutRule", { Name: "r", EventBusName: "shop", EventPattern: '{"source":["a"]}' });
  await expect(invoke(me, "events:DeleteEventBus", { Name: "shop" })).rejects.toEqual(
    refused("ValidationException", "Event bus can't be deleted since it has rules."),
  );
  await invoke(me, "events:DeleteRule", { Name: "r", EventBusName: "shop" });
  await invoke(me, "events:DeleteEventBus", { Name: "shop" });
  await invoke(me, "events:DeleteEventBus", { Name: "shop" });
  await expect(invoke(me, "events:DescribeEventBus", { Name: "shop" })).rejects.toEqual(
    refused("ResourceNotFoundException", "Event bus shop does not exist."),
  );
});

test("a bus's policy is written by statements and as a whole, and lets callers in", async () => {
  const account = "700000000002";
  const me = root(account);
  await invoke(me, "events:PutPermission", { Action: "events:PutEvents", Principal: account, StatementId: "one" });
  const policy = async () => JSON.parse((await invoke(me, "events:DescribeEventBus", {})).Policy ?? "{}");
  expect((await policy()).Statement).toEqual([
    {
      Sid: "one",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: "events:PutEvents",
      Resource: `arn:aws:events:${REGION}:${account}:event-bus/default`,
    },
  ]);
  await expect(
    invoke(me, "events:PutPermission", { Action: "events:PutRule", Principal: "*", StatementId: "x" }),
  ).rejects.toEqual(refused("ValidationException", "Provided value in parameter 'action' is not supported."));
  await expect(invoke(me, "events:RemovePermission", { StatementId: "two" })).rejects.toEqual(
    refused("ResourceNotFoundException", "Statement with the provided id does not exist."),
  );
  await expect(invoke(me, "events:PutPermission", { Policy: "no" })).rejects.toEqual(
    refused("ValidationException", /^Policy is not valid\./),
  );
  await expect(invoke(me, "events:PutPermission", { Policy: "x".repeat(10_241) })).rejects.toMatchObject({
    code: "PolicyLengthExceededException",
  });
  const deny = { Effect: "Deny", Principal: "*", Action: "events:PutEvents", Resource: "*" };
  await invoke(me, "events:PutPermission", { Policy: JSON.stringify({ Version: "2012-10-17", Statement: [deny] }) });
  const allowed = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"events:*","Resource":"*"}]}';
  const ana: Caller = {
    ...me,
    identity: {
      type: "IAMUser",
      accountId: account,
      arn: `arn:aws:iam::${account}:user/ana`,
      userName: "ana",
      userId: "A",
    },
    policies: { identity: [{ name: "mine", policy: compilePolicy(parsePolicy(allowed)) }] },
  };
  const entry = { Source: "a", DetailType: "b", Detail: "{}" };
  await expect(invoke(ana, "events:PutEvents", { Entries: [entry] })).rejects.toMatchObject({ code: "AccessDenied" });
  await invoke(me, "events:RemovePermission", { RemoveAllPermissions: true });
  expect(await invoke(ana, "events:PutEvents", { Entries: [entry] })).toMatchObject({ FailedEntryCount: 0 });
  await expect(invoke(me, "events:RemovePermission", { StatementId: "one" })).rejects.toEqual(
    refused("ResourceNotFoundException", "EventBus does not have a policy."),
  );
});

test("rules are put, described, listed, switched and deleted", async () => {
  const account = "700000000003";
  const me = root(account);
  const { RuleArn } = await invoke(me, "events:PutRule", {
    Name: "orders",
    EventPattern: '{"source":["shop"]}',
    Tags: [{ Key: "team", Value: "a" }],
  });
  expect(RuleArn).toBe(`arn:aws:events:${REGION}:${account}:rule/orders`);
  expect(await invoke(me, "events:DescribeRule", { Name: "orders" })).toMatchObject({
    Arn: RuleArn,
    State: "ENABLED",
    EventBusName: "default",
    CreatedBy: account,
  });
  await invoke(me, "events:PutRule", { Name: "order_", ScheduleExpression: "rate(5 minutes)" });
  const { Rules = [] } = await invoke(me, "events:ListRules", { NamePrefix: "order_" });
  expect(Rules.map(({ Name }) => Name)).toEqual(["order_"]);
  await invoke(me, "events:DisableRule", { Name: "orders" });
  expect(await invoke(me, "events:DescribeRule", { Name: "orders" })).toMatchObject({ State: "DISABLED" });
  await invoke(me, "events:EnableRule", { Name: "orders" });
  expect(await invoke(me, "events:DescribeRule", { Name: "orders" })).toMatchObject({ State: "ENABLED" });
  await expect(invoke(me, "events:EnableRule", { Name: "none" })).rejects.toEqual(
    refused("ResourceNotFoundException", "Rule none does not exist on EventBus default."),
  );
  await expect(invoke(me, "events:ListRules", { EventBusName: "none" })).rejects.toEqual(
    refused("ResourceNotFoundException", "Event bus none does not exist."),
  );
  const bad: [object, string, string | RegExp][] = [
    [{}, "ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified."],
    [
      { ScheduleExpression: "at(2030-01-01T00:00:00)" },
      "ValidationException",
      "Parameter ScheduleExpression is not valid.",
    ],
    [{ ScheduleExpression: "rate(1 minutes)" }, "ValidationException", "Parameter ScheduleExpression is not valid."],
    [
      { EventPattern: '{"a":1}' },
      "InvalidEventPatternException",
      /^Event pattern is not valid\. Reason: "a" must be an object/,
    ],
    [{ EventPattern: "{}", EventBusName: "none" }, "ResourceNotFoundException", "Event bus none does not exist."],
  ];
  for (const [input, code, message] of bad) {
    await expect(invoke(me, "events:PutRule", { Name: "bad", ...input })).rejects.toEqual(refused(code, message));
  }
  await invoke(me, "events:CreateEventBus", { Name: "shop" });
  await expect(
    invoke(me, "events:PutRule", { Name: "s", EventBusName: "shop", ScheduleExpression: "rate(1 hour)" }),
  ).rejects.toEqual(refused("ValidationException", "ScheduleExpression is supported only on the default event bus."));
  await invoke(me, "events:PutTargets", { Rule: "orders", Targets: [{ Id: "1", Arn: topic(account) }] });
  await expect(invoke(me, "events:DeleteRule", { Name: "orders" })).rejects.toEqual(
    refused("ValidationException", "Rule can't be deleted since it has targets."),
  );
  await invoke(me, "events:RemoveTargets", { Rule: "orders", Ids: ["1"] });
  await invoke(me, "events:DeleteRule", { Name: "orders" });
  await expect(invoke(me, "events:DescribeRule", { Name: "orders" })).rejects.toMatchObject({
    code: "ResourceNotFoundException",
  });
});

test("a bus holds 300 rules", async () => {
  const account = "700000000004";
  const me = root(account);
  await invoke(me, "events:PutRule", { Name: "r0", EventPattern: '{"source":["a"]}' });
  await database().$executeRaw`
    INSERT INTO event_rules (account_id, region, bus_name, rule_name, event_pattern, state, created_by)
    SELECT ${account}, ${REGION}, 'default', 'r' || n, '{"source":["a"]}', 'ENABLED', ${account} FROM generate_series(1, 299) n`;
  await expect(invoke(me, "events:PutRule", { Name: "more", EventPattern: '{"source":["a"]}' })).rejects.toEqual(
    refused("LimitExceededException", "The requested resource exceeds the maximum number allowed."),
  );
  await invoke(me, "events:PutRule", { Name: "r0", EventPattern: '{"source":["b"]}' });
});

test("targets are put, listed, found by ARN and removed; what is wrong with them is said", async () => {
  const account = "700000000005";
  const me = root(account);
  await invoke(me, "events:PutRule", { Name: "r", EventPattern: '{"source":["a"]}' });
  const arn = topic(account);
  const put = (target: object) =>
    invoke(me, "events:PutTargets", { Rule: "r", Targets: [{ Id: "1", Arn: arn, ...target }] });
  await put({ Input: "{}" });
  await put({ InputPath: "$.detail" });
  expect((await invoke(me, "events:ListTargetsByRule", { Rule: "r" })).Targets).toEqual([
    { Id: "1", Arn: arn, InputPath: "$.detail" },
  ]);
  expect((await invoke(me, "events:ListRuleNamesByTarget", { TargetArn: arn })).RuleNames).toEqual(["r"]);
  const kinesis = `arn:aws:kinesis:${REGION}:${account}:stream/s`;
  expect(await put({ Id: "k", Arn: kinesis })).toMatchObject({
    FailedEntryCount: 1,
    FailedEntries: [{ TargetId: "k", ErrorCode: "UnsupportedTarget" }],
  });
  const transformer = (InputTemplate: string, InputPathsMap = {}) => ({
    InputTransformer: { InputTemplate, InputPathsMap },
  });
  const bad: [object, string | RegExp][] = [
    [{ Arn: "nonsense" }, "Parameter nonsense is not valid. Reason: Provided Arn is not in correct format."],
    [{ Input: "{" }, "JSON syntax error in input for target 1"],
    [
      { Input: "{}", InputPath: "$" },
      "Only one of Input, InputPath, or InputTransformer must be provided for target 1.",
    ],
    [{ InputPath: "detail" }, /^Invalid JSONPath for target 1/],
    [transformer('"<x>"'), "InputTemplate for target 1 contains invalid placeholder x."],
    [transformer('{"a": <x> <x>}', { x: "$.id" }), "Invalid InputTemplate for target 1."],
    [{ Arn: `arn:aws:sqs:${REGION}:${account}:q.fifo` }, "Parameter(s) SqsParameters must be specified for target: 1."],
    [{ DeadLetterConfig: { Arn: arn } }, /is not an Amazon SQS queue/],
  ];
  for (const [target, message] of bad)
    await expect(put(target)).rejects.toEqual(refused("ValidationException", message));
  const six = ["1", "2", "3", "4", "5", "6"].map((Id) => ({ Id, Arn: arn }));
  await expect(invoke(me, "events:PutTargets", { Rule: "r", Targets: six })).rejects.toMatchObject({
    code: "LimitExceededException",
  });
  await expect(invoke(me, "events:PutTargets", { Rule: "none", Targets: six })).rejects.toMatchObject({
    code: "ResourceNotFoundException",
  });
  await invoke(me, "events:RemoveTargets", { Rule: "r", Ids: ["1", "never"] });
  expect((await invoke(me, "events:ListTargetsByRule", { Rule: "r" })).Targets).toEqual([]);
});

test("PutEvents answers for each entry, and what was taken waits in the outbox", async () => {
  const account = "700000000006";
  const me = root(account);
  await invoke(me, "events:PutRule", { Name: "r", EventPattern: '{"source":["shop"],"detail":{"kind":["order"]}}' });
  await invoke(me, "events:PutTargets", { Rule: "r", Targets: ["1", "2"].map((Id) => ({ Id, Arn: topic(account) })) });
  const good = {
    Source: "shop",
    DetailType: "Order",
    Detail: '{ "kind": "order",\n "n": 12345678901234567890.10 }',
    Resources: ["x"],
  };
  const answer = await invoke(me, "events:PutEvents", {
    Entries: [
      good,
      { ...good, Source: "" },
      { Source: "shop", Detail: "{}" },
      { Source: "shop", DetailType: "d" },
      { ...good, Detail: "[1]" },
      { ...good, Source: "aws.ec2" },
      { ...good, Detail: '{"kind":"other"}' },
      { ...good, EventBusName: "not-there" },
    ],
  });
  expect(answer.FailedEntryCount).toBe(5);
  expect(answer.Entries?.map(({ ErrorCode, EventId }) => ErrorCode ?? typeof EventId)).toEqual([
    "string",
    "InvalidArgument",
    "InvalidArgument",
    "InvalidArgument",
    "MalformedDetail",
    "NotAuthorizedForSourceException",
    "string",
    "string",
  ]);
  const waiting = await database().eventDelivery.findMany({ where: { accountId: account } });
  expect(waiting.map(({ eventId }) => eventId)).toEqual(Array(2).fill(answer.Entries?.[0]?.EventId));
  expect(waiting[0]?.event).toMatch(/"resources":\["x"\],"detail":\{"kind":"order","n":12345678901234567890\.10\}\}$/);
  const huge = { ...good, Detail: JSON.stringify({ x: "y".repeat(1_048_576) }) };
  await expect(invoke(me, "events:PutEvents", { Entries: [huge] })).rejects.toMatchObject({
    code: "ValidationException",
  });
  const elsewhere = `arn:aws:events:${REGION}:700000000001:event-bus/default`;
  await expect(
    invoke(me, "events:PutEvents", { Entries: [{ ...good, EventBusName: elsewhere }] }),
  ).rejects.toMatchObject({
    code: "AccessDeniedException",
  });
  await expect(invoke(me, "events:PutEvents", { Entries: Array(11).fill(good) })).rejects.toMatchObject({
    code: "ValidationException",
  });
});

test("patterns are tested against events", async () => {
  const me = root("700000000007");
  const event = {
    id: "1",
    "detail-type": "d",
    source: "shop",
    account: "1",
    time: "t",
    region: "r",
    resources: [],
    detail: {},
  };
  const ask = (EventPattern: string, Event: string) => invoke(me, "events:TestEventPattern", { EventPattern, Event });
  expect(await ask('{"source":["shop"]}', JSON.stringify(event))).toEqual({ Result: true });
  expect(await ask('{"source":["other"]}', JSON.stringify(event))).toEqual({ Result: false });
  for (const [pattern, text] of [
    ["[]", JSON.stringify(event)],
    ['{"source":["shop"]}', "{"],
    ['{"source":["shop"]}', "{}"],
  ] as const) {
    await expect(ask(pattern, text)).rejects.toMatchObject({ code: "InvalidEventPatternException" });
  }
});

test("rules and buses carry tags", async () => {
  const me = root("700000000008");
  const { RuleArn = "" } = await invoke(me, "events:PutRule", {
    Name: "r",
    EventPattern: '{"source":["a"]}',
    Tags: [{ Key: "team", Value: "a" }],
  });
  await invoke(me, "events:TagResource", { ResourceARN: RuleArn, Tags: [{ Key: "env", Value: "x" }] });
  await invoke(me, "events:UntagResource", { ResourceARN: RuleArn, TagKeys: ["team"] });
  expect(await invoke(me, "events:ListTagsForResource", { ResourceARN: RuleArn })).toEqual({
    Tags: [{ Key: "env", Value: "x" }],
  });
  await expect(invoke(me, "events:ListTagsForResource", { ResourceARN: `${RuleArn}x` })).rejects.toEqual(
    refused("ResourceNotFoundException", "Rule rx does not exist on EventBus default."),
  );
  await expect(invoke(me, "events:TagResource", { ResourceARN: "arn:aws:sns:r:1:t", Tags: [] })).rejects.toMatchObject({
    code: "ValidationException",
  });
  const many = Array.from({ length: 51 }, (_, n) => ({ Key: `k${n}`, Value: "" }));
  await expect(invoke(me, "events:TagResource", { ResourceARN: RuleArn, Tags: many })).rejects.toMatchObject({
    code: "LimitExceededException",
  });
});

test("connections keep their secrets to themselves", async () => {
  const account = "700000000009";
  const me = root(account);
  const secret = "s3cret-value";
  const { ConnectionArn = "" } = await invoke(me, "events:CreateConnection", {
    Name: "c",
    AuthorizationType: "API_KEY",
    AuthParameters: {
      ApiKeyAuthParameters: { ApiKeyName: "x-key", ApiKeyValue: secret },
      InvocationHttpParameters: { HeaderParameters: [{ Key: "x-hidden", Value: secret, IsValueSecret: true }] },
    },
  });
  expect(ConnectionArn).toMatch(new RegExp(`^arn:aws:events:${REGION}:${account}:connection/c/[0-9a-f-]{36}$`));
  const described = await invoke(me, "events:DescribeConnection", { Name: "c" });
  expect(described).toMatchObject({
    ConnectionState: "AUTHORIZED",
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: "x-key" } },
  });
  await invoke(me, "events:UpdateConnection", {
    Name: "c",
    AuthorizationType: "BASIC",
    AuthParameters: { BasicAuthParameters: { Username: "ana", Password: secret } },
  });
  expect(JSON.stringify([described, await invoke(me, "events:DescribeConnection", { Name: "c" })])).not.toContain(
    secret,
  );
  const rows = await database().$queryRaw<{ leaks: bigint }[]>`
    SELECT (SELECT count(*) FROM trail_events WHERE record LIKE ${`%${secret}%`})
         + (SELECT count(*) FROM event_connections c WHERE c::text LIKE ${`%${secret}%`}) AS leaks`;
  expect(Number(rows[0]?.leaks)).toBe(0);
  await expect(
    invoke(me, "events:CreateConnection", {
      Name: "d",
      AuthorizationType: "BASIC",
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: "x", ApiKeyValue: "y" } },
    }),
  ).rejects.toMatchObject({ code: "ValidationException" });
  const destination = {
    Name: "api",
    ConnectionArn,
    InvocationEndpoint: "https://example.com/*",
    HttpMethod: "POST" as const,
  };
  await invoke(me, "events:CreateApiDestination", destination);
  await expect(invoke(me, "events:CreateApiDestination", destination)).rejects.toMatchObject({
    code: "ResourceAlreadyExistsException",
  });
  await expect(
    invoke(me, "events:CreateApiDestination", { ...destination, Name: "b", ConnectionArn: `${ConnectionArn}1` }),
  ).rejects.toMatchObject({ code: "ResourceNotFoundException" });
  await expect(
    invoke(me, "events:CreateApiDestination", { ...destination, Name: "b", InvocationEndpoint: "ftp://example.com" }),
  ).rejects.toMatchObject({ code: "ValidationException" });
  await invoke(me, "events:UpdateApiDestination", { Name: "api", InvocationRateLimitPerSecond: 5 });
  expect(await invoke(me, "events:DescribeApiDestination", { Name: "api" })).toMatchObject({
    ApiDestinationState: "ACTIVE",
    InvocationRateLimitPerSecond: 5,
  });
  await invoke(me, "events:DeauthorizeConnection", { Name: "c" });
  expect((await invoke(me, "events:ListApiDestinations", {})).ApiDestinations).toMatchObject([
    { Name: "api", ApiDestinationState: "INACTIVE" },
  ]);
  expect((await invoke(me, "events:ListConnections", { ConnectionState: "DEAUTHORIZED" })).Connections).toHaveLength(1);
  await invoke(me, "events:DeleteApiDestination", { Name: "api" });
  await invoke(me, "events:DeleteConnection", { Name: "c" });
  await expect(invoke(me, "events:DescribeConnection", { Name: "c" })).rejects.toEqual(
    refused("ResourceNotFoundException", "Failed to describe the connection(s). Connection 'c' does not exist."),
  );
  await expect(invoke(me, "events:DescribeApiDestination", { Name: "api" })).rejects.toEqual(
    refused(
      "ResourceNotFoundException",
      "Failed to describe the api-destination(s). An api-destination 'api' does not exist.",
    ),
  );
});

const deliveredTo = async (account: string) =>
  (await database().eventDelivery.findMany({ where: { accountId: account }, orderBy: { acceptedAt: "asc" } })).map(
    ({ event }) => JSON.parse(event) as { source: string; "detail-type": string; detail: Record<string, unknown> },
  );

test("management events reach the default bus, reads only those who ask for them", async () => {
  const account = "700000000010";
  const me = root(account);
  await invoke(me, "events:PutRule", { Name: "r", EventPattern: '{"detail-type":["AWS API Call via CloudTrail"]}' });
  await invoke(me, "events:PutTargets", { Rule: "r", Targets: [{ Id: "1", Arn: topic(account) }] });
  await invoke(me, "logs:CreateLogGroup", { logGroupName: "g" });
  await invoke(me, "logs:DescribeLogGroups", {});
  await expect(invoke(me, "logs:CreateLogGroup", { logGroupName: "g" })).rejects.toThrow();
  const calls = await deliveredTo(account);
  expect(calls.map(({ source, detail }) => [source, detail.eventName, detail.errorCode])).toEqual(
    expect.arrayContaining([
      ["aws.logs", "CreateLogGroup", undefined],
      ["aws.logs", "CreateLogGroup", "ResourceAlreadyExistsException"],
    ]),
  );
  expect(calls.some(({ detail }) => detail.readOnly)).toBe(false);
  await invoke(me, "events:PutRule", {
    Name: "r",
    EventPattern: '{"source":["aws.logs"]}',
    State: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
  });
  await invoke(me, "logs:DescribeLogGroups", {});
  expect((await deliveredTo(account)).filter(({ detail }) => detail.eventName === "DescribeLogGroups")).toHaveLength(1);
});

test("what is rolled back is told to nobody, and aws sources are for services alone", async () => {
  const account = "700000000011";
  const me = root(account);
  await expect(dispatch(me, "events:PutServiceEvent", {})).rejects.toMatchObject({ code: "AccessDenied" });
  await invoke(me, "events:PutRule", { Name: "r", EventPattern: '{"source":["aws.test"]}' });
  await invoke(me, "events:PutTargets", { Rule: "r", Targets: [{ Id: "1", Arn: topic(account) }] });
  const caller = serviceCaller("test.amazonaws.com", account, REGION);
  const notice = { Source: "aws.test", DetailType: "Test", Detail: "{}" };
  await expect(
    database().$transaction(async (db) => {
      await dispatch(caller, "events:PutServiceEvent", notice, db);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await deliveredTo(account)).toEqual([]);
  await dispatch(caller, "events:PutServiceEvent", notice);
  expect(await deliveredTo(account)).toHaveLength(1);
});

test("alarms tell the default bus of their states", async () => {
  const account = "700000000012";
  const me = root(account);
  await invoke(me, "events:PutRule", { Name: "r", EventPattern: '{"source":["aws.cloudwatch"]}' });
  await invoke(me, "events:PutTargets", { Rule: "r", Targets: [{ Id: "1", Arn: topic(account) }] });
  await invoke(me, "cloudwatch:PutMetricAlarm", {
    AlarmName: "silent",
    MetricName: "Heartbeat",
    Namespace: "Shop",
    Dimensions: [{ Name: "host", Value: "a" }],
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "LessThanThreshold",
    TreatMissingData: "breaching",
  });
  await invoke(me, "cloudwatch:SetAlarmState", { AlarmName: "silent", StateValue: "OK", StateReason: "by hand" });
  await invoke(serviceCaller("cloudwatch.amazonaws.com", account, REGION), "cloudwatch:EvaluateAlarms", {});
  const told = await deliveredTo(account);
  expect(told.map(({ detail }) => (detail.state as { value: string }).value)).toEqual(["OK", "ALARM"]);
  expect(told[0]).toMatchObject({
    "detail-type": "CloudWatch Alarm State Change",
    resources: [`arn:aws:cloudwatch:${REGION}:${account}:alarm:silent`],
    detail: {
      alarmName: "silent",
      previousState: { value: "INSUFFICIENT_DATA" },
      configuration: {
        metrics: [
          { metricStat: { metric: { namespace: "Shop", name: "Heartbeat", dimensions: { host: "a" } }, stat: "Sum" } },
        ],
      },
    },
  });
});

test("an account is emptied", async () => {
  const account = "700000000013";
  const me = root(account);
  await invoke(me, "events:PutRule", { Name: "r", EventPattern: '{"source":["a"]}' });
  await invoke(me, "events:PutTargets", { Rule: "r", Targets: [{ Id: "1", Arn: topic(account) }] });
  await invoke(serviceCaller("mirante", account, REGION), "events:EventsResetAccount", {});
  expect((await invoke(me, "events:ListRules", {})).Rules).toEqual([]);
});
