import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, database } from "@/lib/platform/database";
import { invoke } from "../invoke";

const ACCOUNT = "260000000010";
const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test/1" };
const root = rootCaller(ACCOUNT, "us-east-1", origin);
const sns = serviceCaller("sns.amazonaws.com", ACCOUNT, "us-east-1");
const TopicArn = `arn:aws:sns:us-east-1:${ACCOUNT}:alarms`;
const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:inbox`;
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:handler`;

beforeAll(() => invoke(root, "sns:CreateTopic", { Name: "alarms" }));
afterEach(() => setClock());
afterAll(closeDatabase);

const subscribe = (Protocol: string, Endpoint: string, Attributes?: Record<string, string>) =>
  invoke(root, "sns:Subscribe", { TopicArn, Protocol, Endpoint, Attributes, ReturnSubscriptionArn: true });

const attributesOf = async (SubscriptionArn: string) =>
  (await invoke(root, "sns:GetSubscriptionAttributes", { SubscriptionArn })).Attributes;

describe("Subscribe", () => {
  test("queues and functions are subscribed at once", async () => {
    for (const [Protocol, Endpoint] of [
      ["sqs", QUEUE],
      ["lambda", FUNCTION],
    ] as const) {
      const { SubscriptionArn = "" } = await invoke(root, "sns:Subscribe", { TopicArn, Protocol, Endpoint });
      expect(SubscriptionArn).toMatch(/^arn:aws:sns:us-east-1:260000000010:alarms:[0-9a-f-]{36}$/);
      expect(await attributesOf(SubscriptionArn)).toEqual({
        SubscriptionArn,
        TopicArn,
        Owner: ACCOUNT,
        Protocol,
        Endpoint,
        PendingConfirmation: "false",
        ConfirmationWasAuthenticated: "true",
        SubscriptionPrincipal: `arn:aws:iam::${ACCOUNT}:root`,
        RawMessageDelivery: "false",
      });
    }
  });

  test("others wait for a confirmation, and say so unless they are asked for their ARN", async () => {
    const input = { TopicArn, Protocol: "https", Endpoint: "https://user:secret@hooks.example.com/in" };
    expect(await invoke(root, "sns:Subscribe", input)).toEqual({ SubscriptionArn: "pending confirmation" });
    const again = await invoke(root, "sns:Subscribe", { ...input, ReturnSubscriptionArn: true });
    expect(await attributesOf(again.SubscriptionArn ?? "")).toMatchObject({
      PendingConfirmation: "true",
      Endpoint: "https://user:****@hooks.example.com/in",
      EffectiveDeliveryPolicy: expect.stringContaining('"numRetries":3'),
    });
    const { Subscriptions = [] } = await invoke(root, "sns:ListSubscriptionsByTopic", { TopicArn });
    expect(Subscriptions.find(({ Protocol }) => Protocol === "https")).toMatchObject({
      SubscriptionArn: "PendingConfirmation",
      Endpoint: "https://user:****@hooks.example.com/in",
    });
  });

  test("an endpoint is subscribed once", async () => {
    const first = await subscribe("sqs", `${QUEUE}-once`, { RawMessageDelivery: "true" });
    expect(await subscribe("sqs", `${QUEUE}-once`)).toEqual(first);
    await expect(subscribe("sqs", `${QUEUE}-once`, { RawMessageDelivery: "false" })).rejects.toMatchObject({
      message: "Invalid parameter: Attributes Reason: Subscription already exists with different attributes",
    });
  });

  test.each([
    ["pigeon", "coo", "Invalid parameter: Amazon SNS does not support this protocol string: pigeon"],
    ["http", "https://example.com", "Invalid parameter: Endpoint must match the specified protocol"],
    ["https", "https://", "Invalid parameter: Endpoint"],
    ["https", "https://example.com/a b", "Invalid parameter: Endpoint"],
    ["http", "http://example.com/\r\nx: y", "Invalid parameter: Endpoint"],
    ["http", "http://169.254.169.254/latest/meta-data", "Invalid parameter: Unreachable Endpoint"],
    ["http", "http://[::ffff:169.254.169.254]/", "Invalid parameter: Unreachable Endpoint"],
    ["http", "http://127.0.0.1/", "Invalid parameter: Unreachable Endpoint"],
    ["http", "http://2130706433/", "Invalid parameter: Unreachable Endpoint"],
    ["email", "nobody", "Invalid parameter: Email address"],
    ["email", "a@b.c, d@e.f", "Invalid parameter: Email address"],
    ["email", "a@b.c\r\nBcc: d@e.f", "Invalid parameter: Endpoint"],
    ["lambda", QUEUE, "Invalid parameter: Lambda endpoint ARN"],
    ["sqs", "https://sqs.us-east-1.amazonaws.com/260000000010/inbox", "Invalid parameter: SQS endpoint ARN"],
    [
      "sqs",
      `${QUEUE}.fifo`,
      "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics",
    ],
  ])("%s %j is refused", async (Protocol, Endpoint, message) => {
    await expect(subscribe(Protocol, Endpoint)).rejects.toMatchObject({ code: "InvalidParameterException", message });
  });

  test("protocols of AWS's that need what Mirante has not are refused by name", async () => {
    await expect(subscribe("sms", "+5511999999999")).rejects.toMatchObject({
      code: "NotImplemented",
      message: "The protocol sms is not implemented by Mirante.",
    });
  });

  test.each([
    [{ Colour: "red" }, "AttributeName"],
    [{ RawMessageDelivery: "maybe" }, "RawMessageDelivery: Invalid value [maybe]. Must be true or false."],
    [{ FilterPolicy: "{x" }, "FilterPolicy: failed to parse JSON."],
    [
      { FilterPolicy: '{"a":{"b":["c"]}}' },
      "Filter policy scope MessageAttributes does not support nested filter policy",
    ],
    [
      { FilterPolicy: '{"key":[["value"]]}' },
      'FilterPolicy: Match value must be String, number, true, false, or null\n at [Source: (String)"{"key":[["value"]]}"; line: 1, column: 10]',
    ],
    [
      { FilterPolicy: '{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]}' },
      "FilterPolicy: Filter policy can not have more than 5 keys",
    ],
    [
      { FilterPolicyScope: "Everything" },
      "FilterPolicyScope: Invalid value [Everything]. Please use either MessageBody or MessageAttributes",
    ],
    [{ RedrivePolicy: '{"deadLetterTargetArn":"x"}' }, "RedrivePolicy: deadLetterTargetArn is an invalid arn"],
    [{ DeliveryPolicy: "{}" }, "DeliveryPolicy: protocol sqs does not support a delivery policy"],
  ])("the attributes %j are refused", async (attributes, reason) => {
    await expect(subscribe("sqs", `${QUEUE}-refused`, attributes)).rejects.toMatchObject({
      code: "InvalidParameterException",
      message: `Invalid parameter: Attributes Reason: ${reason}`,
    });
  });

  test("a filter policy with more than 150 combinations is too complex", async () => {
    const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
    const policy = (count: number) => JSON.stringify({ a: values(count), b: values(10) });
    await expect(subscribe("sqs", `${QUEUE}-complex`, { FilterPolicy: policy(16) })).rejects.toMatchObject({
      message: "Invalid parameter: Attributes Reason: FilterPolicy: Filter policy is too complex",
    });
    await subscribe("sqs", `${QUEUE}-complex`, { FilterPolicy: policy(15) });
  });
});

describe("SetSubscriptionAttributes", () => {
  test("sets one, takes it away by an empty value, refuses what AWS refuses", async () => {
    const { SubscriptionArn = "" } = await subscribe("sqs", `${QUEUE}-set`);
    const set = (AttributeName: string, AttributeValue?: string) =>
      invoke(root, "sns:SetSubscriptionAttributes", { SubscriptionArn, AttributeName, AttributeValue });
    await set("FilterPolicyScope", "MessageBody");
    expect(await attributesOf(SubscriptionArn)).not.toHaveProperty("FilterPolicyScope");
    await set("FilterPolicy", '{"a":{"b":["c"]}}');
    expect(await attributesOf(SubscriptionArn)).toMatchObject({
      FilterPolicy: '{"a":{"b":["c"]}}',
      FilterPolicyScope: "MessageBody",
    });
    await expect(set("FilterPolicyScope", "MessageAttributes")).rejects.toMatchObject({
      message: "Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy",
    });
    await set("FilterPolicy", "{}");
    expect(await attributesOf(SubscriptionArn)).not.toHaveProperty("FilterPolicy");
    await set("RawMessageDelivery", "TRUE");
    expect(await attributesOf(SubscriptionArn)).toMatchObject({ RawMessageDelivery: "true" });
    await expect(set("RawMessageDelivery")).rejects.toMatchObject({
      message: "Invalid parameter: RawMessageDelivery: Invalid value []. Must be true or false.",
    });
    await expect(set("Endpoint", "x")).rejects.toMatchObject({ message: "Invalid parameter: AttributeName" });
  });

  test("a subscription that is not there is NotFound", async () => {
    const SubscriptionArn = `${TopicArn}:00000000-0000-4000-8000-000000000000`;
    for (const arn of [SubscriptionArn, `${TopicArn}:none`]) {
      await expect(
        invoke(root, "sns:SetSubscriptionAttributes", { SubscriptionArn: arn, AttributeName: "FilterPolicy" }),
      ).rejects.toMatchObject({ code: "NotFoundException", message: "Subscription does not exist" });
    }
  });
});

describe("bounds", () => {
  const full = `arn:aws:sns:us-east-1:${ACCOUNT}:full`;
  const row = (index: number, attributes: object) => ({
    accountId: ACCOUNT,
    region: "us-east-1",
    topicName: "full",
    subscriptionId: crypto.randomUUID(),
    protocol: "sqs",
    endpoint: `${QUEUE}-${index}`,
    state: "Confirmed",
    stateChangedAt: new Date(),
    attributes,
    principalArn: "x",
    confirmationWasAuthenticated: true,
    authenticateOnUnsubscribe: false,
  });

  test("200 filter policies a topic: FilterPolicyLimitExceeded", async () => {
    await invoke(root, "sns:CreateTopic", { Name: "full" });
    const filtered = Array.from({ length: 200 }, (_, index) => row(index, { FilterPolicy: '{"a":["b"]}' }));
    await database().snsSubscription.createMany({ data: filtered });
    const Attributes = { FilterPolicy: '{"a":["b"]}' };
    await expect(
      invoke(root, "sns:Subscribe", { TopicArn: full, Protocol: "sqs", Endpoint: QUEUE, Attributes }),
    ).rejects.toMatchObject({ code: "FilterPolicyLimitExceededException" });
  });

  test("10,000 subscriptions a topic: SubscriptionLimitExceeded; pages of a hundred", async () => {
    const more = Array.from({ length: 9_800 }, (_, index) => row(200 + index, {}));
    await database().snsSubscription.createMany({ data: more });
    await expect(
      invoke(root, "sns:Subscribe", { TopicArn: full, Protocol: "sqs", Endpoint: QUEUE }),
    ).rejects.toMatchObject({ code: "SubscriptionLimitExceededException" });
    const seen = new Set<string | undefined>();
    let NextToken: string | undefined;
    do {
      const page = await invoke(root, "sns:ListSubscriptionsByTopic", { TopicArn: full, NextToken });
      for (const { Endpoint } of page.Subscriptions ?? []) seen.add(Endpoint);
      NextToken = page.NextToken;
    } while (NextToken && seen.size < 10_000);
    expect(seen.size).toBe(10_000);
    expect((await invoke(root, "sns:ListSubscriptions", {})).Subscriptions).toHaveLength(100);
    await invoke(root, "sns:DeleteTopic", { TopicArn: full });
    expect(await database().snsSubscription.count({ where: { accountId: ACCOUNT, topicName: "full" } })).toBe(0);
  });
});

test("what is not confirmed in three days is gone", async () => {
  const { SubscriptionArn = "" } = await subscribe("email", "late@example.com");
  const stays = await subscribe("sqs", `${QUEUE}-stays`);
  await invoke(sns, "sns:RemoveStaleSubscriptions", {});
  expect(await attributesOf(SubscriptionArn)).toMatchObject({ PendingConfirmation: "true" });
  setClock(() => Date.now() + 3 * 86_400_000 + 1_000);
  await invoke(sns, "sns:RemoveStaleSubscriptions", {});
  await expect(attributesOf(SubscriptionArn)).rejects.toMatchObject({ code: "NotFoundException" });
  expect(await attributesOf(stays.SubscriptionArn ?? "")).toMatchObject({ PendingConfirmation: "false" });
});
