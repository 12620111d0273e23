import { afterAll, expect, test } from "vitest";
import { closeDatabase, database } from "@/lib/platform/database";
import { invoke } from "../invoke";
import { REGION, refused, root, topic } from "./events.fixture";

afterAll(closeDatabase);

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
