import { afterAll, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";
import { REGION, refused, root, topic } from "./events.fixture";

afterAll(closeDatabase);

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
  await invoke(me, "events:UpdateEventBus", { Name: "shop", Description: "" });
  expect((await invoke(me, "events:DescribeEventBus", { Name: "shop" })).Description ?? "").toBe("");
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

test("an account is emptied", async () => {
  const account = "700000000013";
  const me = root(account);
  await invoke(me, "events:PutRule", { Name: "r", EventPattern: '{"source":["a"]}' });
  await invoke(me, "events:PutTargets", { Rule: "r", Targets: [{ Id: "1", Arn: topic(account) }] });
  await invoke(serviceCaller("mirante", account, REGION), "events:EventsResetAccount", {});
  expect((await invoke(me, "events:ListRules", {})).Rules).toEqual([]);
});
