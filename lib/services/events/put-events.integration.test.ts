import { afterAll, expect, test } from "vitest";
import { serviceCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { dispatch, invoke } from "../invoke";
import { REGION, root, topic } from "./events.fixture";

afterAll(closeDatabase);

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
