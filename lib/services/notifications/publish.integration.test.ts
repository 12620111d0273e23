import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { waitingOrders } from "@/e2e/waiting-orders";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, database } from "@/lib/platform/database";
import { invoke } from "../invoke";

const ACCOUNT = "260000000030";
const root = rootCaller(ACCOUNT, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const sns = serviceCaller("sns.amazonaws.com", ACCOUNT, "us-east-1");
const TopicArn = `arn:aws:sns:us-east-1:${ACCOUNT}:t`;
const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:q`;

beforeAll(async () => {
  await invoke(root, "sns:CreateTopic", { Name: "t" });
  await invoke(root, "sns:Subscribe", { TopicArn, Protocol: "sqs", Endpoint: QUEUE });
});
afterEach(() => setClock());
afterAll(closeDatabase);

const text = (StringValue: string, DataType = "String") => ({ DataType, StringValue });

describe("Publish", () => {
  test.each([
    [{ Message: "" }, "InvalidParameterException", "Invalid parameter: Empty message"],
    [{ Message: "a\0b" }, "InvalidParameterException", /a character is not allowed/],
    [{ Message: "m", Subject: "" }, "InvalidParameterException", "Invalid parameter: Subject"],
    [{ Message: "m", Subject: "x".repeat(101) }, "InvalidParameterException", "Invalid parameter: Subject"],
    [{ Message: "m", Subject: "two\r\nBcc: lines" }, "InvalidParameterException", "Invalid parameter: Subject"],
    [{ Message: "x".repeat(262_145) }, "InvalidParameterException", "Invalid parameter: Message too long"],
    [{ Message: "\u00e9".repeat(131_073) }, "InvalidParameterException", "Invalid parameter: Message too long"],
    [
      { Message: "x".repeat(262_100), MessageAttributes: { big: text("x".repeat(100)) } },
      "InvalidParameterException",
      "Invalid parameter: Message too long",
    ],
    [
      { Message: "{", MessageStructure: "json" },
      "InvalidParameterException",
      "Invalid parameter: Message Structure - JSON message body failed to parse",
    ],
    [
      { Message: '{"http":"x","default":1}', MessageStructure: "json" },
      "InvalidParameterException",
      "Invalid parameter: Message Structure - No default entry in JSON message body",
    ],
    [{ Message: "m", MessageStructure: "xml" }, "InvalidParameterException", "Invalid parameter: MessageStructure"],
    [{ Message: "m", MessageDeduplicationId: "d" }, "InvalidParameterException", /MessageDeduplicationId Reason/],
    [
      { Message: "m", MessageAttributes: { a: { DataType: "String" } } },
      "InvalidParameterValueException",
      /must contain non-empty message attribute value for message attribute type 'String'/,
    ],
    [
      { Message: "m", MessageAttributes: { a: { DataType: "Binary", StringValue: "x" } } },
      "InvalidParameterValueException",
      "The message attribute 'a' with type 'Binary' must use field 'Binary'.",
    ],
    [
      { Message: "m", MessageAttributes: { a: text("x", "Colour") } },
      "InvalidParameterValueException",
      /the set of supported type prefixes is Binary, Number, and String/,
    ],
    [
      { Message: "m", MessageAttributes: { a: text("ten", "Number") } },
      "InvalidParameterValueException",
      "Could not cast message attribute 'a' value to number.",
    ],
    [{ Message: "m", MessageAttributes: { ".a": text("x") } }, "InvalidParameterValueException", /starting with/],
    [{ Message: "m", MessageAttributes: { "a.": text("x") } }, "InvalidParameterValueException", /ending with/],
    [{ Message: "m", MessageAttributes: { "a..b": text("x") } }, "InvalidParameterValueException", /successive/],
    [{ Message: "m", MessageAttributes: { "a b": text("x") } }, "InvalidParameterValueException", /'#x20' was found/],
    [
      { Message: "m", MessageAttributes: { a: { StringValue: "x" } } },
      "InvalidParameterException",
      /messageAttributes\.a\.member\.dataType/,
    ],
  ])("%j is refused", async (input, code, message) => {
    const refused = expect(invoke(root, "sns:Publish", { TopicArn, ...input } as never)).rejects;
    await refused.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test("who it is for must be said, and be here", async () => {
    await expect(invoke(root, "sns:Publish", { Message: "m" })).rejects.toMatchObject({
      message: "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter",
    });
    await expect(invoke(root, "sns:Publish", { Message: "m", PhoneNumber: "+5511999999999" })).rejects.toMatchObject({
      code: "NotImplemented",
    });
    const TargetArn = `arn:aws:sns:us-east-1:${ACCOUNT}:endpoint/GCM/app/1`;
    await expect(invoke(root, "sns:Publish", { Message: "m", TargetArn })).rejects.toMatchObject({
      message: "Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified",
    });
  });

  test("as long as it may be it passes, with a message id", async () => {
    const { MessageId } = await invoke(root, "sns:Publish", { TopicArn, Message: "x".repeat(262_144) });
    expect(MessageId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("PublishBatch", () => {
  const batch = (entries: object[]) =>
    invoke(root, "sns:PublishBatch", { TopicArn, PublishBatchRequestEntries: entries as never });

  test("publishes all, in order", async () => {
    const { Successful = [], Failed } = await batch([
      { Id: "a", Message: "first" },
      { Id: "b", Message: "second", Subject: "s" },
    ]);
    expect([Successful.map(({ Id }) => Id), Failed]).toEqual([["a", "b"], []]);
    expect(new Set(Successful.map(({ MessageId }) => MessageId)).size).toBe(2);
  });

  test.each([
    [[], "EmptyBatchRequestException"],
    [
      Array.from({ length: 11 }, (_, index) => ({ Id: `i${index}`, Message: "m" })),
      "TooManyEntriesInBatchRequestException",
    ],
    [[1, 2].map(() => ({ Id: "same", Message: "m" })), "BatchEntryIdsNotDistinctException"],
    [[{ Id: "not ok", Message: "m" }], "InvalidBatchEntryIdException"],
    [[{ Id: "x".repeat(81), Message: "m" }], "InvalidBatchEntryIdException"],
    [["a", "b"].map((Id) => ({ Id, Message: "x".repeat(200_000) })), "BatchRequestTooLongException"],
  ])("%# is refused with %s", async (entries, code) => {
    await expect(batch(entries)).rejects.toMatchObject({ code });
  });

  test("one wrong message refuses all", async () => {
    const before = await database().snsMessage.count({ where: { accountId: ACCOUNT } });
    const wrong = { Id: "b", Message: "m", MessageAttributes: { a: { StringValue: "x" } } };
    await expect(batch([{ Id: "a", Message: "m" }, wrong])).rejects.toMatchObject({
      message: expect.stringContaining("publishBatchRequestEntries.2.member.messageAttributes.a.member.dataType"),
    });
    expect(await database().snsMessage.count({ where: { accountId: ACCOUNT } })).toBe(before);
  });
});

test("a deleted topic's messages are nobody's, and so is what waited for a subscription that is gone", async () => {
  await invoke(root, "sns:CreateTopic", { Name: "short" });
  const short = `arn:aws:sns:us-east-1:${ACCOUNT}:short`;
  await invoke(root, "sns:Subscribe", { TopicArn: short, Protocol: "sqs", Endpoint: `${QUEUE}-short` });
  await invoke(root, "sns:Publish", { TopicArn: short, Message: "m" });
  const forShort = async () =>
    (await waitingOrders(ACCOUNT)).filter((order) => order.kind === "queue" && order.queueArn === `${QUEUE}-short`);
  expect(await forShort()).toHaveLength(1);
  await invoke(root, "sns:DeleteTopic", { TopicArn: short });
  expect(await forShort()).toEqual([]);
});

test("an attempt counts once, however often its job runs", async () => {
  const row = await database().snsDelivery.findFirstOrThrow({ where: { accountId: ACCOUNT, state: "Waiting" } });
  const attempt = { PublishedAt: row.publishedAt, DeliveryId: row.deliveryId, Attempt: 1 };
  const Attempted = { delivered: false, permanent: false, statusCode: 500, answer: "", durationMillis: 5 };
  expect((await invoke(sns, "sns:BeginDelivery", attempt)).Order).toMatchObject({ kind: "queue", queueArn: QUEUE });
  expect(await invoke(sns, "sns:SettleDelivery", { ...attempt, Attempted })).toEqual({ State: "Retrying" });
  expect(await invoke(sns, "sns:SettleDelivery", { ...attempt, Attempted })).toEqual({});
  expect(await invoke(sns, "sns:BeginDelivery", attempt)).toEqual({});
  const second = { ...attempt, Attempt: 2 };
  const done = { ...Attempted, delivered: true, statusCode: 200 };
  expect(await invoke(sns, "sns:SettleDelivery", { ...second, Attempted: done })).toEqual({ State: "Delivered" });
  expect(await invoke(sns, "sns:BeginDelivery", { ...attempt, Attempt: 3 })).toEqual({});
});

test("what happened becomes metrics of AWS/SNS, once", async () => {
  const own = rootCaller("260000000031", "us-east-1", root.origin);
  const ownSns = serviceCaller("sns.amazonaws.com", "260000000031", "us-east-1");
  const minute = Math.floor(Date.now() / 60_000) * 60_000 - 5 * 60_000;
  setClock(() => minute + 10_000);
  const { TopicArn: arn = "" } = await invoke(own, "sns:CreateTopic", { Name: "measured" });
  await invoke(own, "sns:Subscribe", {
    TopicArn: arn,
    Protocol: "sqs",
    Endpoint: QUEUE.replace(ACCOUNT, "260000000031"),
  });
  for (const Message of ["one", "two", "three"]) await invoke(own, "sns:Publish", { TopicArn: arn, Message });
  const rows = await database().snsDelivery.findMany({ where: { accountId: "260000000031" } });
  for (const [index, { publishedAt, deliveryId }] of rows.entries()) {
    const Attempted = { delivered: index > 0, permanent: true, answer: "", durationMillis: 1 };
    const input = { PublishedAt: publishedAt, DeliveryId: deliveryId, Attempt: 1, Attempted };
    await invoke(ownSns, "sns:SettleDelivery", input);
  }
  setClock(() => minute + 100_000);
  expect(await invoke(ownSns, "sns:PublishNotificationMetrics", {})).toEqual({ Minutes: 1 });
  expect(await invoke(ownSns, "sns:PublishNotificationMetrics", {})).toEqual({ Minutes: 0 });
  const sums = await invoke(own, "cloudwatch:GetMetricData", {
    StartTime: new Date(minute),
    EndTime: new Date(minute + 60_000),
    MetricDataQueries: [
      "NumberOfMessagesPublished",
      "NumberOfNotificationsDelivered",
      "NumberOfNotificationsFailed",
      "PublishSize",
    ].map((MetricName, index) => ({
      Id: `m${index}`,
      MetricStat: {
        Metric: { Namespace: "AWS/SNS", MetricName, Dimensions: [{ Name: "TopicName", Value: "measured" }] },
        Period: 60,
        Stat: "Sum",
      },
    })),
  });
  expect(sums.MetricDataResults?.map(({ Values }) => Values)).toEqual([[3], [2], [1], [11]]);
  const scopes = await invoke(sns, "sns:ListNotificationScopes", {});
  expect(scopes.Scopes).toContainEqual({ accountId: "260000000031", region: "us-east-1" });
});

test("an account can be emptied", async () => {
  const own = rootCaller("260000000032", "us-east-1", root.origin);
  const { TopicArn: arn } = await invoke(own, "sns:CreateTopic", { Name: "gone" });
  await invoke(own, "sns:Publish", { TopicArn: arn, Message: "m" });
  await invoke(serviceCaller("mirante", "260000000032", "us-east-1"), "sns:NotificationsResetAccount", {});
  expect((await invoke(own, "sns:ListTopics", {})).Topics).toEqual([]);
  expect(await database().snsMessage.count({ where: { accountId: "260000000032" } })).toBe(0);
});
