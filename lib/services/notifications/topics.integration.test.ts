import { afterAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { invoke } from "../invoke";

const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test/1" };
const root = rootCaller("260000000001", "us-east-1", origin);
const arnOf = (name: string) => `arn:aws:sns:us-east-1:260000000001:${name}`;
const MISSING = arnOf("missing");
afterAll(closeDatabase);

const attributesOf = async (name: string) =>
  (await invoke(root, "sns:GetTopicAttributes", { TopicArn: arnOf(name) })).Attributes ?? {};

describe("CreateTopic", () => {
  test("answers the ARN, and again for the same name", async () => {
    const Tags = [{ Key: "team", Value: "ops" }];
    const made = await invoke(root, "sns:CreateTopic", { Name: "alarms", Attributes: { DisplayName: "Ops" }, Tags });
    expect(made).toEqual({ TopicArn: arnOf("alarms") });
    expect(await invoke(root, "sns:CreateTopic", { Name: "alarms" })).toEqual(made);
    expect(await invoke(root, "sns:CreateTopic", { Name: "alarms", Attributes: { DisplayName: "Ops" }, Tags })).toEqual(
      made,
    );
  });

  test("does not change a topic that exists", async () => {
    await expect(
      invoke(root, "sns:CreateTopic", { Name: "alarms", Attributes: { DisplayName: "Dev" } }),
    ).rejects.toMatchObject({
      code: "InvalidParameterException",
      message: "Invalid parameter: Attributes Reason: Topic already exists with different attributes",
    });
    await expect(
      invoke(root, "sns:CreateTopic", { Name: "alarms", Tags: [{ Key: "team", Value: "dev" }] }),
    ).rejects.toMatchObject({
      code: "InvalidParameterException",
      message: "Invalid parameter: Tags Reason: Topic already exists with different tags",
    });
  });

  test.each([
    ["no spaces", "InvalidParameterException", "Invalid parameter: Topic Name"],
    ["", "InvalidParameterException", "Invalid parameter: Topic Name"],
    ["x".repeat(257), "InvalidParameterException", "Invalid parameter: Topic Name"],
    ["orders.fifo", "NotImplemented", "A FIFO topic is not implemented by Mirante."],
  ])("the name %j is refused", async (Name, code, message) => {
    await expect(invoke(root, "sns:CreateTopic", { Name })).rejects.toMatchObject({ code, message });
  });

  test.each([
    [{ FifoTopic: "true" }, "NotImplemented", "A FIFO topic is not implemented by Mirante."],
    [{ Colour: "red" }, "InvalidParameterException", "Invalid parameter: Attributes Reason: Unknown attribute Colour"],
    [{ SignatureVersion: "3" }, "InvalidParameterException", /SignatureVersion: Invalid value \[3\]/],
    [{ DisplayName: "two\r\nlines" }, "InvalidParameterException", "Invalid parameter: Attributes Reason: DisplayName"],
    [{ Policy: "{" }, "InvalidParameterException", /^Invalid parameter: Attributes Reason: Policy Error: /],
    [{ DeliveryPolicy: "{" }, "InvalidParameterException", /DeliveryPolicy: failed to parse JSON/],
    [{ HTTPSuccessFeedbackRoleArn: "arn:aws:iam::1:role/r" }, "NotImplemented", /HTTPSuccessFeedbackRoleArn/],
  ])("the attributes %j are refused", async (Attributes, code, message) => {
    const refused = expect(invoke(root, "sns:CreateTopic", { Name: "refused", Attributes })).rejects;
    await refused.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test("two at once make one topic", async () => {
    const made = await Promise.all([1, 2, 3].map(() => invoke(root, "sns:CreateTopic", { Name: "at-once" })));
    expect(new Set(made.map(({ TopicArn }) => TopicArn)).size).toBe(1);
  });
});

describe("attributes", () => {
  test("those that were never set have AWS's defaults", async () => {
    await invoke(root, "sns:CreateTopic", { Name: "plain" });
    const { Policy = "", EffectiveDeliveryPolicy = "", ...others } = await attributesOf("plain");
    expect(others).toEqual({
      TopicArn: arnOf("plain"),
      Owner: "260000000001",
      DisplayName: "",
      SubscriptionsPending: "0",
      SubscriptionsConfirmed: "0",
      SubscriptionsDeleted: "0",
    });
    expect(JSON.parse(Policy)).toMatchObject({
      Id: "__default_policy_ID",
      Statement: [{ Resource: arnOf("plain"), Condition: { StringEquals: { "AWS:SourceOwner": "260000000001" } } }],
    });
    expect(JSON.parse(EffectiveDeliveryPolicy)).toMatchObject({
      http: { defaultHealthyRetryPolicy: { numRetries: 3, minDelayTarget: 20 }, disableSubscriptionOverrides: false },
    });
  });

  test("one is set, and taken away by an empty value", async () => {
    const set = (AttributeName: string, AttributeValue?: string) =>
      invoke(root, "sns:SetTopicAttributes", { TopicArn: arnOf("plain"), AttributeName, AttributeValue });
    await set("DisplayName", "Operations");
    await set("SignatureVersion", "2");
    await set("KmsMasterKeyId", "alias/aws/sns");
    await set("DeliveryPolicy", '{"http":{"defaultHealthyRetryPolicy":{"numRetries":5}}}');
    const attributes = await attributesOf("plain");
    expect(attributes).toMatchObject({
      DisplayName: "Operations",
      SignatureVersion: "2",
      KmsMasterKeyId: "alias/aws/sns",
    });
    expect(JSON.parse(attributes.EffectiveDeliveryPolicy ?? "").http.defaultHealthyRetryPolicy.numRetries).toBe(5);
    await set("KmsMasterKeyId", "");
    expect(await attributesOf("plain")).not.toHaveProperty("KmsMasterKeyId");
    await expect(set("Owner", "me")).rejects.toMatchObject({ message: "Invalid parameter: AttributeName" });
    await expect(
      set("DeliveryPolicy", '{"http":{"defaultThrottlePolicy":{"maxReceivesPerSecond":1}}}'),
    ).rejects.toMatchObject({ code: "NotImplemented" });
  });
});

describe("topics that are not there", () => {
  test.each([
    ["sns:GetTopicAttributes", { TopicArn: MISSING }],
    ["sns:SetTopicAttributes", { TopicArn: MISSING, AttributeName: "DisplayName", AttributeValue: "x" }],
    ["sns:Subscribe", { TopicArn: MISSING, Protocol: "email", Endpoint: "ana@example.com" }],
    ["sns:ListSubscriptionsByTopic", { TopicArn: MISSING }],
    ["sns:Publish", { TopicArn: MISSING, Message: "x" }],
    ["sns:AddPermission", { TopicArn: MISSING, Label: "l", AWSAccountId: ["260000000002"], ActionName: ["Publish"] }],
    ["sns:RemovePermission", { TopicArn: MISSING, Label: "l" }],
  ] as const)("%s answers NotFound", async (action, input) => {
    await expect(invoke(root, action, input as never)).rejects.toMatchObject({
      code: "NotFoundException",
      message: "Topic does not exist",
    });
  });

  test("DeleteTopic has nothing to do", async () => {
    await expect(invoke(root, "sns:DeleteTopic", { TopicArn: MISSING })).resolves.toBeUndefined();
  });

  test.each([
    ["topic", "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1"],
    ["arn:aws:sns", "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 3"],
    ["arn:aws:sns:eu-west-1:260000000001:alarms", "Invalid parameter: TopicArn"],
    ["arn:aws:sqs:us-east-1:260000000001:alarms", "Invalid parameter: TopicArn"],
    ["arn:aws:sns:us-east-1:260000000001:a\u0000b", "Invalid parameter: TopicArn"],
  ])("%j is no topic", async (TopicArn, message) => {
    await expect(invoke(root, "sns:GetTopicAttributes", { TopicArn })).rejects.toMatchObject({
      code: "InvalidParameterException",
      message,
    });
  });

  test("one of another account is not ours to see", async () => {
    const TopicArn = "arn:aws:sns:us-east-1:260000000002:alarms";
    await expect(invoke(root, "sns:GetTopicAttributes", { TopicArn })).rejects.toMatchObject({
      code: "AuthorizationErrorException",
    });
  });
});

test("topics are listed by the hundred", async () => {
  const many = rootCaller("260000000003", "us-east-1", origin);
  const row = (index: number) => ({
    accountId: "260000000003",
    region: "us-east-1",
    topicName: `t${String(index).padStart(3, "0")}`,
    attributes: {},
    tags: {},
    createdAt: new Date(),
  });
  await database().snsTopic.createMany({ data: Array.from({ length: 150 }, (_, index) => row(index)) });
  const first = await invoke(many, "sns:ListTopics", {});
  const second = await invoke(many, "sns:ListTopics", { NextToken: first.NextToken });
  expect([first.Topics?.length, second.Topics?.length, second.NextToken]).toEqual([100, 50, undefined]);
  expect(second.Topics?.at(-1)?.TopicArn).toBe("arn:aws:sns:us-east-1:260000000003:t149");
  await expect(invoke(root, "sns:ListTopics", { NextToken: first.NextToken })).rejects.toMatchObject({
    code: "InvalidParameterException",
  });
});

describe("tags", () => {
  const ResourceArn = arnOf("tagged");
  const list = async () => (await invoke(root, "sns:ListTagsForResource", { ResourceArn })).Tags;

  test("are added, changed and taken away", async () => {
    await invoke(root, "sns:CreateTopic", { Name: "tagged", Tags: [{ Key: "k1", Value: "v1" }] });
    await invoke(root, "sns:TagResource", { ResourceArn, Tags: [{ Key: "k2", Value: "v2" }] });
    await invoke(root, "sns:TagResource", { ResourceArn, Tags: [{ Key: "k2", Value: "v2b" }] });
    expect(await list()).toEqual([
      { Key: "k1", Value: "v1" },
      { Key: "k2", Value: "v2b" },
    ]);
    await invoke(root, "sns:UntagResource", { ResourceArn, TagKeys: ["k1", "none"] });
    expect(await list()).toEqual([{ Key: "k2", Value: "v2b" }]);
  });

  test("a key twice, more than fifty, a topic that is not there", async () => {
    const pair = (Key: string) => ({ Key, Value: "v" });
    await expect(invoke(root, "sns:TagResource", { ResourceArn, Tags: [pair("a"), pair("a")] })).rejects.toMatchObject({
      code: "InvalidParameterException",
      message: "Invalid parameter: Duplicated keys are not allowed.",
    });
    const many = Array.from({ length: 51 }, (_, index) => pair(`k${index}`));
    await expect(invoke(root, "sns:TagResource", { ResourceArn, Tags: many })).rejects.toMatchObject({
      code: "TagLimitExceededException",
    });
    await expect(invoke(root, "sns:ListTagsForResource", { ResourceArn: MISSING })).rejects.toMatchObject({
      code: "ResourceNotFoundException",
      message: "Resource does not exist",
    });
  });
});

describe("permissions", () => {
  const TopicArn = arnOf("shared");
  const statements = async () => JSON.parse((await attributesOf("shared")).Policy ?? "").Statement;

  test("are statements of the topic's policy", async () => {
    await invoke(root, "sns:CreateTopic", { Name: "shared" });
    const input = { TopicArn, Label: "partners", AWSAccountId: ["260000000009"], ActionName: ["Publish", "Subscribe"] };
    await invoke(root, "sns:AddPermission", input);
    expect(await statements()).toHaveLength(2);
    expect((await statements())[1]).toEqual({
      Sid: "partners",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::260000000009:root" },
      Action: ["SNS:Publish", "SNS:Subscribe"],
      Resource: TopicArn,
    });
    await expect(invoke(root, "sns:AddPermission", input)).rejects.toMatchObject({
      message: "Invalid parameter: Statement already exists",
    });
    await expect(
      invoke(root, "sns:AddPermission", { ...input, Label: "l", ActionName: ["Fly"] }),
    ).rejects.toMatchObject({
      message: "Invalid parameter: Policy statement action out of service scope!",
    });
    await invoke(root, "sns:RemovePermission", { TopicArn, Label: "partners" });
    await invoke(root, "sns:RemovePermission", { TopicArn, Label: "partners" });
    expect(await statements()).toHaveLength(1);
  });

  test("a policy may be about SNS alone", async () => {
    const statement = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };
    const AttributeValue = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await expect(
      invoke(root, "sns:SetTopicAttributes", { TopicArn, AttributeName: "Policy", AttributeValue }),
    ).rejects.toMatchObject({ message: "Invalid parameter: Policy statement action out of service scope!" });
  });
});

test("changes are recorded with the topic, endpoints hidden", async () => {
  const Name = "recorded";
  const { TopicArn = "" } = await invoke(root, "sns:CreateTopic", { Name });
  await invoke(root, "sns:Subscribe", { TopicArn, Protocol: "email", Endpoint: "ana@example.com" });
  const { Events = [] } = await invoke(root, "cloudtrail:LookupEvents", {
    LookupAttributes: [{ AttributeKey: "ResourceName", AttributeValue: Name }],
  });
  const records = Events.map(({ CloudTrailEvent = "{}" }) => JSON.parse(CloudTrailEvent));
  expect(records.map(({ eventName }) => eventName)).toEqual(["Subscribe", "CreateTopic"]);
  expect(records[0]).toMatchObject({
    eventSource: "sns.amazonaws.com",
    resources: [{ type: "AWS::SNS::Topic", ARN: TopicArn }],
    requestParameters: { protocol: "email", endpoint: "HIDDEN_DUE_TO_SECURITY_REASONS" },
  });
  await invoke(root, "sns:Publish", { TopicArn, Message: "a data event" });
  const after = await invoke(root, "cloudtrail:LookupEvents", {
    LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "Publish" }],
  });
  expect(after.Events).toEqual([]);
});
