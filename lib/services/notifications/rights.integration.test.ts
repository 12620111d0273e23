import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const ACCOUNT = "260000000020";
const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test/1" };
const root = rootCaller(ACCOUNT, "us-east-1", origin);
const arnOf = (name: string) => `arn:aws:sns:us-east-1:${ACCOUNT}:${name}`;

/** A user whom one statement allows something. */
function user(statement: object): Caller {
  const document = JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", ...statement } });
  return {
    ...root,
    identity: {
      type: "IAMUser",
      accountId: ACCOUNT,
      arn: `arn:aws:iam::${ACCOUNT}:user/ana`,
      userName: "ana",
      userId: "AIDAEXAMPLE",
    },
    policies: { identity: [{ name: "ana", policy: compilePolicy(parsePolicy(document)) }] },
  };
}

const setPolicy = (TopicArn: string, statement: object) =>
  invoke(root, "sns:SetTopicAttributes", {
    TopicArn,
    AttributeName: "Policy",
    AttributeValue: JSON.stringify({ Version: "2012-10-17", Statement: { Resource: TopicArn, ...statement } }),
  });

beforeAll(async () => {
  await invoke(root, "sns:CreateTopic", { Name: "own", Tags: [{ Key: "team", Value: "ops" }] });
  await invoke(root, "sns:CreateTopic", { Name: "other" });
});
afterAll(closeDatabase);

test("publishing needs the right to that topic, under either name of the member", async () => {
  const ana = user({ Action: "sns:Publish", Resource: arnOf("own") });
  await invoke(ana, "sns:Publish", { TopicArn: arnOf("own"), Message: "m" });
  await invoke(ana, "sns:Publish", { TargetArn: arnOf("own"), Message: "m" });
  await expect(invoke(ana, "sns:Publish", { TopicArn: arnOf("other"), Message: "m" })).rejects.toMatchObject({
    code: "AccessDenied",
    message: expect.stringContaining(`on resource: ${arnOf("other")}`),
  });
});

test("rights to a subscription are those to its topic", async () => {
  const ana = user({
    Action: ["sns:Subscribe", "sns:*SubscriptionAttributes", "sns:Unsubscribe"],
    Resource: arnOf("own"),
  });
  const Endpoint = `arn:aws:sqs:us-east-1:${ACCOUNT}:q`;
  const { SubscriptionArn = "" } = await invoke(ana, "sns:Subscribe", {
    TopicArn: arnOf("own"),
    Protocol: "sqs",
    Endpoint,
  });
  await invoke(ana, "sns:GetSubscriptionAttributes", { SubscriptionArn });
  await expect(
    invoke(ana, "sns:GetSubscriptionAttributes", { SubscriptionArn: `${arnOf("other")}:x` }),
  ).rejects.toMatchObject({ code: "AccessDenied" });
  await expect(invoke(ana, "sns:ListSubscriptions", {})).rejects.toMatchObject({ code: "AccessDenied" });
  await invoke(ana, "sns:Unsubscribe", { SubscriptionArn });
});

test("conditions know the protocol, the endpoint, and the topic's tags", async () => {
  const mailsOnly = user({
    Action: "sns:Subscribe",
    Resource: "*",
    Condition: { StringEquals: { "sns:Protocol": "email" }, StringLike: { "sns:Endpoint": "*@example.com" } },
  });
  const subscribe = (Protocol: string, Endpoint: string) =>
    invoke(mailsOnly, "sns:Subscribe", { TopicArn: arnOf("own"), Protocol, Endpoint });
  await subscribe("email", "ana@example.com");
  await expect(subscribe("email", "ana@example.org")).rejects.toMatchObject({ code: "AccessDenied" });
  await expect(subscribe("https", "https://x/@example.com")).rejects.toMatchObject({ code: "AccessDenied" });
  const ops = user({
    Action: "sns:Publish",
    Resource: "*",
    Condition: { StringEquals: { "aws:ResourceTag/team": "ops" } },
  });
  await invoke(ops, "sns:Publish", { TopicArn: arnOf("own"), Message: "m" });
  await expect(invoke(ops, "sns:Publish", { TopicArn: arnOf("other"), Message: "m" })).rejects.toMatchObject({
    code: "AccessDenied",
  });
});

describe("a topic's own policy", () => {
  const everything = user({ Action: "sns:*", Resource: "*" });
  const nothing = user({ Action: "logs:*", Resource: "*" });
  const TopicArn = arnOf("other");

  test("denies whatever the user's policies say", async () => {
    await setPolicy(TopicArn, { Effect: "Deny", Principal: "*", Action: "sns:Publish" });
    await expect(invoke(everything, "sns:Publish", { TopicArn, Message: "m" })).rejects.toMatchObject({
      code: "AccessDenied",
      message: expect.stringContaining("with an explicit deny in a resource-based policy"),
    });
    await invoke(everything, "sns:GetTopicAttributes", { TopicArn });
  });

  test("allows whom it names", async () => {
    const Principal = { AWS: `arn:aws:iam::${ACCOUNT}:user/ana` };
    await setPolicy(TopicArn, { Effect: "Allow", Principal, Action: "sns:Publish" });
    await invoke(nothing, "sns:Publish", { TopicArn, Message: "m" });
    await expect(invoke(nothing, "sns:DeleteTopic", { TopicArn })).rejects.toMatchObject({ code: "AccessDenied" });
  });
});

test("steps of ours are not for users", async () => {
  const input = { KeyId: "0".repeat(32) };
  await expect(invoke(root, "sns:GetSigningCertificate", input)).rejects.toMatchObject({ code: "AccessDenied" });
});

test("the log of deliveries is for those who may list the topic's subscriptions", async () => {
  const ana = user({ Action: "sns:ListSubscriptionsByTopic", Resource: arnOf("own") });
  expect(await invoke(ana, "sns:ListDeliveries", { TopicArn: arnOf("own") })).toEqual({ Deliveries: [] });
  await expect(invoke(ana, "sns:ListDeliveries", {})).rejects.toMatchObject({ code: "AccessDenied" });
  for (const wrong of [{ MessageId: "x" }, { Outcome: "Lost" }, { StartTime: "today" }, { MaxResults: 101 }]) {
    await expect(invoke(root, "sns:ListDeliveries", wrong as never)).rejects.toMatchObject({
      code: "InvalidParameterException",
    });
  }
});
