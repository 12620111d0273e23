import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { waitingOrders } from "@/e2e/waiting-orders";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const ACCOUNT = "260000000011";
const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test/1" };
const root = rootCaller(ACCOUNT, "us-east-1", origin);
const sns = serviceCaller("sns.amazonaws.com", ACCOUNT, "us-east-1");
const TopicArn = `arn:aws:sns:us-east-1:${ACCOUNT}:alarms`;

beforeAll(() => invoke(root, "sns:CreateTopic", { Name: "alarms" }));
afterEach(() => setClock());
afterAll(closeDatabase);

const subscribe = (Protocol: string, Endpoint: string, Attributes?: Record<string, string>) =>
  invoke(root, "sns:Subscribe", { TopicArn, Protocol, Endpoint, Attributes, ReturnSubscriptionArn: true });

const attributesOf = async (SubscriptionArn: string) =>
  (await invoke(root, "sns:GetSubscriptionAttributes", { SubscriptionArn })).Attributes;

/** The token in the last message that waits for this address. */
async function tokenFor(address: string): Promise<string> {
  const order = (await waitingOrders(ACCOUNT)).findLast((one) => one.kind === "mail" && one.to === address);
  return /Token=([0-9a-f]+)/.exec(order?.kind === "mail" ? order.text : "")?.[1] ?? "";
}

describe("ConfirmSubscription", () => {
  test("takes the token of the mail, as often as it is shown", async () => {
    const { SubscriptionArn = "" } = await subscribe("email", "ana@example.com");
    const Token = await tokenFor("ana@example.com");
    for (const _ of ["first", "again"]) {
      expect(await invoke(root, "sns:ConfirmSubscription", { TopicArn, Token })).toEqual({ SubscriptionArn });
    }
    expect(await attributesOf(SubscriptionArn)).toMatchObject({
      PendingConfirmation: "false",
      ConfirmationWasAuthenticated: "true",
    });
  });

  test("by a link it was not authenticated", async () => {
    const { SubscriptionArn = "" } = await subscribe("email", "bob@example.com");
    await invoke(sns, "sns:ConfirmSubscription", { TopicArn, Token: await tokenFor("bob@example.com") });
    expect(await attributesOf(SubscriptionArn)).toMatchObject({ ConfirmationWasAuthenticated: "false" });
  });

  test("no other token will do", async () => {
    await subscribe("email", "eve@example.com");
    const Token = await tokenFor("eve@example.com");
    const confirm = (topic: string, token: string) =>
      invoke(root, "sns:ConfirmSubscription", { TopicArn: topic, Token: token });
    await expect(confirm(TopicArn, "token")).rejects.toMatchObject({ message: "Invalid token" });
    const wrong = { code: "InvalidParameterException", message: "Invalid parameter: Token" };
    await expect(
      confirm(
        TopicArn,
        Token.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      ),
    ).rejects.toMatchObject(wrong);
    await expect(confirm(`${TopicArn}2`, Token)).rejects.toMatchObject(wrong);
    setClock(() => Date.now() + 4 * 86_400_000);
    await expect(confirm(TopicArn, Token)).rejects.toMatchObject(wrong);
  });
});

describe("Unsubscribe", () => {
  test("by whoever has the right it is final: the first token does not bring it back", async () => {
    const { SubscriptionArn = "" } = await subscribe("email", "carol@example.com");
    const Token = await tokenFor("carol@example.com");
    await invoke(root, "sns:ConfirmSubscription", { TopicArn, Token });
    await invoke(root, "sns:Unsubscribe", { SubscriptionArn });
    await invoke(root, "sns:Unsubscribe", { SubscriptionArn });
    await expect(attributesOf(SubscriptionArn)).rejects.toMatchObject({
      code: "NotFoundException",
      message: "Subscription does not exist",
    });
    await expect(invoke(root, "sns:ConfirmSubscription", { TopicArn, Token })).rejects.toMatchObject({
      message: "Invalid parameter: Token",
    });
  });

  test("by a link it can be taken back by the token of the farewell", async () => {
    const { SubscriptionArn = "" } = await subscribe("email", "dan@example.com");
    const first = await tokenFor("dan@example.com");
    await invoke(sns, "sns:ConfirmSubscription", { TopicArn, Token: first });
    await invoke(sns, "sns:Unsubscribe", { SubscriptionArn });
    await expect(attributesOf(SubscriptionArn)).rejects.toMatchObject({ code: "NotFoundException" });
    await expect(invoke(sns, "sns:ConfirmSubscription", { TopicArn, Token: first })).rejects.toMatchObject({
      message: "Invalid parameter: Token",
    });
    const farewell = await tokenFor("dan@example.com");
    expect(await invoke(sns, "sns:ConfirmSubscription", { TopicArn, Token: farewell })).toEqual({ SubscriptionArn });
    expect(await attributesOf(SubscriptionArn)).toMatchObject({ PendingConfirmation: "false" });
  });

  test("AuthenticateOnUnsubscribe keeps links out", async () => {
    const { SubscriptionArn = "" } = await subscribe("email", "fay@example.com");
    const Token = await tokenFor("fay@example.com");
    await invoke(root, "sns:ConfirmSubscription", { TopicArn, Token, AuthenticateOnUnsubscribe: "true" });
    await expect(invoke(sns, "sns:Unsubscribe", { SubscriptionArn })).rejects.toMatchObject({
      code: "AuthorizationErrorException",
    });
    await invoke(root, "sns:Unsubscribe", { SubscriptionArn });
  });

  test.each([
    ["PendingConfirmation", "Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1"],
    [TopicArn, "Invalid parameter: SubscriptionId"],
  ])("%s is no subscription", async (SubscriptionArn, message) => {
    await expect(invoke(root, "sns:Unsubscribe", { SubscriptionArn })).rejects.toMatchObject({ message });
  });
});
