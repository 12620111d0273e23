import * as http from "node:http";
import https from "node:https";
import MessageValidator from "sns-validator";
import { describe, expect, test, vi } from "vitest";
import { eventually } from "@/e2e/eventually";
import { database } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import {
  ACCOUNT,
  api,
  chosen,
  confirmed,
  get,
  messages,
  receiver,
  root,
  subscribe,
  topic,
  withDeliveries,
} from "./deliveries.fixture";

withDeliveries();

/** Checks a message as receivers do. The test has no certificate authority, so that https is made to be http. */
function validate(message: object): Promise<object | undefined> {
  vi.spyOn(https, "get").mockImplementation(((url: string, ...rest: never[]) =>
    http.get(url.replace("https:", "http:"), ...rest)) as never);
  return new Promise((resolve, reject) => {
    const validator = new MessageValidator(/^127\.0\.0\.1:\d+$/);
    validator.validate({ ...message }, (error, valid) => (error ? reject(error) : resolve(valid)));
  });
}

describe("http", () => {
  test("the handshake, a notification, and the farewell, as AWS's receivers expect them", async () => {
    const TopicArn = await topic("handshake");
    const SubscriptionArn = await subscribe(TopicArn, "http", `${receiver.url}/in?a=b`);
    const first = await eventually(() => receiver.received[0]);
    expect(first).toMatchObject({
      method: "POST",
      path: "/in?a=b",
      headers: {
        "x-amz-sns-message-type": "SubscriptionConfirmation",
        "x-amz-sns-topic-arn": TopicArn,
        "content-type": "text/plain; charset=UTF-8",
        "user-agent": "Amazon Simple Notification Service Agent",
      },
    });
    const confirmation = JSON.parse(first.body);
    expect(confirmation).toMatchObject({ Type: "SubscriptionConfirmation", TopicArn, SignatureVersion: "1" });
    expect(confirmation.MessageId).toBe(first.headers["x-amz-sns-message-id"]);
    expect((await get(confirmation.SubscribeURL)).status).toBe(200);

    const { MessageId } = await invoke(root, "sns:Publish", {
      TopicArn,
      Subject: "Greetings \u{1f44b}",
      Message: "H\u00e9llo\nworld",
      MessageAttributes: {
        colour: { DataType: "String", StringValue: "red" },
        bytes: { DataType: "Binary", BinaryValue: Buffer.from([1, 2, 3]) },
      },
    });
    const second = await eventually(() => receiver.received[1]);
    expect(second.headers).toMatchObject({
      "x-amz-sns-message-type": "Notification",
      "x-amz-sns-message-id": MessageId,
      "x-amz-sns-subscription-arn": SubscriptionArn,
    });
    const notification = JSON.parse(second.body);
    expect(Object.keys(notification)).toEqual([
      "Type",
      "MessageId",
      "TopicArn",
      "Subject",
      "Message",
      "Timestamp",
      "SignatureVersion",
      "Signature",
      "SigningCertURL",
      "UnsubscribeURL",
      "MessageAttributes",
    ]);
    expect(notification).toMatchObject({
      Type: "Notification",
      MessageId,
      Subject: "Greetings \u{1f44b}",
      Message: "H\u00e9llo\nworld",
      MessageAttributes: { colour: { Type: "String", Value: "red" }, bytes: { Type: "Binary", Value: "AQID" } },
    });

    expect((await get(notification.UnsubscribeURL.replace(/.$/, "x"))).status).toBe(400);
    expect((await get(notification.UnsubscribeURL)).status).toBe(200);
    const farewell = await eventually(() => messages()[2]);
    expect(farewell).toMatchObject({
      Type: "UnsubscribeConfirmation",
      Message: expect.stringContaining(SubscriptionArn),
    });
    await invoke(root, "sns:Publish", { TopicArn, Message: "to nobody" });
    expect((await get(farewell.SubscribeURL ?? "")).body).toContain(SubscriptionArn);
    await invoke(root, "sns:Publish", { TopicArn, Message: "back again" });
    expect((await eventually(() => messages()[3])).Message).toBe("back again");
  });

  test.each(["1", "2"])("signature version %s is accepted by AWS's own validator", async (SignatureVersion) => {
    chosen.apiUrl = `https://127.0.0.1:${api.port}`;
    const TopicArn = await topic(`signed-${SignatureVersion}`, { SignatureVersion });
    await subscribe(TopicArn, "http", receiver.url);
    const confirmation = await eventually(() => messages()[0]);
    await expect(validate(confirmation)).resolves.toMatchObject({ Type: "SubscriptionConfirmation" });
    await get((confirmation.SubscribeURL ?? "").replace("https:", "http:"));
    await invoke(root, "sns:Publish", { TopicArn, Subject: "S", Message: "\u00fc\u4e16 body" });
    const notification = await eventually(() => messages()[1]);
    expect(notification.SignatureVersion).toBe(SignatureVersion);
    await expect(validate(notification)).resolves.toMatchObject({ Message: "\u00fc\u4e16 body" });
    await expect(validate({ ...notification, Message: "forged" })).rejects.toThrow("The message signature is invalid.");
  });

  test("raw delivery is the message alone, of the type that was asked for", async () => {
    const TopicArn = await topic("raw");
    await confirmed(TopicArn, {
      RawMessageDelivery: "true",
      DeliveryPolicy: '{"requestPolicy":{"headerContentType":"application/json"}}',
    });
    await invoke(root, "sns:Publish", { TopicArn, Message: '{"a":1}' });
    const { headers, body } = await eventually(() => receiver.received[0]);
    expect(body).toBe('{"a":1}');
    expect(headers).toMatchObject({ "x-amz-sns-rawdelivery": "true", "content-type": "application/json" });
  });

  test("filters let through what they match, over attributes or over the body", async () => {
    const TopicArn = await topic("filtered");
    await confirmed(TopicArn, { FilterPolicy: '{"store":["a"],"price":[{"numeric":[">",10]}]}' });
    const publish = (Message: string, store: string, price: string) =>
      invoke(root, "sns:Publish", {
        TopicArn,
        Message,
        MessageAttributes: {
          store: { DataType: "String.Array", StringValue: store },
          price: { DataType: "Number", StringValue: price },
        },
      });
    await publish("cheap", '["a"]', "9.5");
    await publish("elsewhere", '["b"]', "20");
    await invoke(root, "sns:Publish", { TopicArn, Message: "no attributes" });
    await publish("wanted", '["a","b"]', "20");
    expect((await eventually(() => messages()[0])).Message).toBe("wanted");
    const rows = await database().snsMessage.findMany({ where: { accountId: ACCOUNT, topicName: "filtered" } });
    expect(rows.map(({ filteredOut }) => filteredOut).sort()).toEqual([0, 0, 1, 1, 1]);
  });

  test("one message in the words of each protocol", async () => {
    const TopicArn = await topic("structured");
    await confirmed(TopicArn, { FilterPolicyScope: "MessageBody", FilterPolicy: '{"state":["up"]}' });
    const publish = (texts: object) =>
      invoke(root, "sns:Publish", { TopicArn, MessageStructure: "json", Message: JSON.stringify(texts) });
    await publish({ default: "down", http: '{"state":"down"}' });
    await publish({ default: "other", http: '{"state":"up"}', email: "mail" });
    expect((await eventually(() => messages()[0])).Message).toBe('{"state":"up"}');
  });
});

test("Slack gets messages for people, the handshake too", async () => {
  const TopicArn = await topic("chat");
  await subscribe(TopicArn, "http", `${receiver.url}/services/T0/B0/x`, { MiranteMessageFormat: "Slack" });
  const invited = await eventually(() => messages()[0]);
  const page = /<(http:[^|]+)\|Confirm the subscription>/.exec(invited.text ?? "")?.[1] ?? "";
  await fetch(page, { method: "POST", body: new URL(page).searchParams });
  await invoke(root, "sns:Publish", { TopicArn, Subject: "Deploy", Message: "<!channel> & co" });
  expect(await eventually(() => messages()[1])).toMatchObject({
    text: "*Deploy*",
    attachments: [{ text: "&lt;!channel&gt; &amp; co", footer: "chat" }],
  });
  expect(receiver.received[1]?.headers["content-type"]).toBe("application/json");
});
