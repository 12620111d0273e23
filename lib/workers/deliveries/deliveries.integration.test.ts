import * as http from "node:http";
import https from "node:https";
import MessageValidator from "sns-validator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { findOperation } from "@/lib/services/catalog";
import { dispatch, invoke } from "@/lib/services/invoke";
import { createGateway } from "@/lib/wire/gateway";
import { type Api, startApi } from "@/lib/wire/server";
import { withSubscriptionLinks } from "@/lib/wire/subscription-links";
import { alarmActions } from "../alarms";
import { runSteps } from "../loop";
import { deliverySteps } from "./deliveries";
import { eventually, type MailServer, type Receiver, startMailServer, startReceiver } from "./receivers.fixture";

const ACCOUNT = "261000000001";
const root = rootCaller(ACCOUNT, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const chosen = settings();
const stopping = new AbortController();

let api: Api;
let working: Promise<void>;
let receiver: Receiver;
let mailServer: MailServer;

beforeAll(async () => {
  const nobody = { credentialOf: async () => undefined, callerInOpenMode: () => root, actionsEndingIn: () => [] };
  const gateway = createGateway(
    { dispatch, findOperation, ...nobody },
    { auth: "strict", region: "us-east-1", trustProxy: false },
  );
  api = await startApi({ host: "127.0.0.1", port: 0, gateway: withSubscriptionLinks(gateway, dispatch, false) });
  Object.assign(chosen, { apiUrl: `http://127.0.0.1:${api.port}`, allowPrivateTargets: true });
  mailServer = await startMailServer();
  working = runSteps(deliverySteps(), stopping.signal);
});

beforeEach(async () => {
  receiver = await startReceiver();
});

afterEach(async () => {
  vi.restoreAllMocks();
  Object.assign(chosen, {
    smtpUrl: undefined,
    lambdaEndpoint: undefined,
    sqsEndpoint: undefined,
    awsCredentials: undefined,
  });
  Object.assign(chosen, { allowPrivateTargets: true, apiUrl: `http://127.0.0.1:${api.port}` });
  await receiver.close();
});

afterAll(async () => {
  stopping.abort();
  await working;
  await mailServer.close();
  await api.close();
  await closeDatabase();
});

async function topic(Name: string, Attributes?: Record<string, string>): Promise<string> {
  return (await invoke(root, "sns:CreateTopic", { Name, Attributes })).TopicArn ?? "";
}

async function subscribe(TopicArn: string, Protocol: string, Endpoint: string, Attributes?: Record<string, string>) {
  const input = { TopicArn, Protocol, Endpoint, Attributes, ReturnSubscriptionArn: true };
  return (await invoke(root, "sns:Subscribe", input)).SubscriptionArn ?? "";
}

const get = (url: string) => fetch(url).then(async (answer) => ({ status: answer.status, body: await answer.text() }));
const deliveriesOf = async (TopicArn: string) =>
  (await invoke(root, "sns:ListDeliveries", { TopicArn })).Deliveries.filter(
    ({ MessageType }) => MessageType === "Notification",
  );

/** What the receiver has got so far, as JSON. */
const messages = () => receiver.received.map(({ body }) => JSON.parse(body) as Record<string, string>);

/** Subscribes the receiver as a program does it: by opening the address in the first message. */
async function confirmed(TopicArn: string, Attributes?: Record<string, string>, path = "/in"): Promise<string> {
  const SubscriptionArn = await subscribe(TopicArn, "http", `${receiver.url}${path}`, Attributes);
  const { SubscribeURL = "" } = await eventually(() =>
    messages().find(({ Type }) => Type === "SubscriptionConfirmation"),
  );
  expect((await get(SubscribeURL)).body).toContain(`<SubscriptionArn>${SubscriptionArn}</SubscriptionArn>`);
  receiver.received.length = 0;
  return SubscriptionArn;
}

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
      url: "/in?a=b",
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

describe("failures", () => {
  const quick = (numRetries: number) =>
    JSON.stringify({ healthyRetryPolicy: { numRetries, numNoDelayRetries: numRetries } });

  test("an endpoint in trouble is tried again with the same MessageId; each attempt is in the log", async () => {
    const TopicArn = await topic("troubled");
    const SubscriptionArn = await confirmed(TopicArn, { DeliveryPolicy: quick(3) });
    receiver.answer = () =>
      receiver.received.length < 3 ? { status: 503, body: "come back\0later" } : { status: 200, body: "thanks" };
    const { MessageId } = await invoke(root, "sns:Publish", { TopicArn, Message: "m" });
    await eventually(() => receiver.received.length === 3);
    expect(new Set(messages().map((message) => message.MessageId))).toEqual(new Set([MessageId]));
    const log = await eventually(async () => {
      const found = await deliveriesOf(TopicArn);
      return found.length === 3 && found;
    });
    const of = {
      TopicArn,
      SubscriptionArn,
      MessageId,
      Protocol: "http",
      Endpoint: `${receiver.url}/in`,
      Target: "endpoint",
    };
    expect(log).toMatchObject([
      { ...of, Attempt: 3, Outcome: "Delivered", StatusCode: 200, Answer: "thanks" },
      { ...of, Attempt: 2, Outcome: "Retrying", StatusCode: 503, NextAttemptTime: expect.any(Date) },
      { ...of, Attempt: 1, Outcome: "Retrying", StatusCode: 503, Answer: "come back\ufffdlater" },
    ]);
    expect(log[0]?.DurationMillis).toBeGreaterThanOrEqual(0);
  });

  test("retries come to an end", async () => {
    const TopicArn = await topic("hopeless");
    await confirmed(TopicArn, { DeliveryPolicy: quick(1) });
    receiver.answer = () => ({ status: 500 });
    await invoke(root, "sns:Publish", { TopicArn, Message: "m" });
    const log = await eventually(async () => {
      const found = await deliveriesOf(TopicArn);
      return found.some(({ Outcome }) => Outcome === "Failed") && found;
    });
    expect(log.map(({ Outcome }) => Outcome)).toEqual(["Failed", "Retrying"]);
    expect(receiver.received).toHaveLength(2);
  });

  test.each([
    [404, {}],
    [302, { location: "http://127.0.0.1:1/" }],
  ])("what answers %i is not asked again", async (status, headers) => {
    const TopicArn = await topic(`final-${status}`);
    await confirmed(TopicArn, { DeliveryPolicy: quick(3) });
    receiver.answer = () => ({ status, headers });
    await invoke(root, "sns:Publish", { TopicArn, Message: "m" });
    const [only] = await eventually(async () => {
      const found = await deliveriesOf(TopicArn);
      return found.length > 0 && found;
    });
    expect(only).toMatchObject({ Outcome: "Failed", StatusCode: status, Attempt: 1 });
    expect(receiver.received).toHaveLength(1);
  });

  test("an address that has become forbidden gets nothing", async () => {
    const TopicArn = await topic("forbidden");
    await confirmed(TopicArn, { DeliveryPolicy: quick(3) });
    chosen.allowPrivateTargets = false;
    await invoke(root, "sns:Publish", { TopicArn, Message: "m" });
    const [only] = await eventually(async () => {
      const found = await deliveriesOf(TopicArn);
      return found.length > 0 && found;
    });
    expect(only).toMatchObject({
      Outcome: "Failed",
      Answer: "127.0.0.1 is an address that messages may not be sent to.",
    });
    expect(receiver.received).toEqual([]);
  });

  test("what was given up is a dead letter, and arrives when it is redriven", async () => {
    const TopicArn = await topic("mended");
    await confirmed(TopicArn, { DeliveryPolicy: quick(0) });
    receiver.answer = () => ({ status: 410 });
    const { MessageId } = await invoke(root, "sns:Publish", { TopicArn, Message: "late", Subject: "s" });
    const letters = async () => (await invoke(root, "sns:ListDeadLetters", { TopicArn })).DeadLetters;
    const [letter] = await eventually(async () => {
      const found = await letters();
      return found.length > 0 && found;
    });
    expect(letter).toMatchObject({ MessageId, Subject: "s", Message: "late", Target: "endpoint", Attempts: 1 });

    receiver.answer = () => ({ status: 200 });
    receiver.received.length = 0;
    const DeliveryIds = [letter?.DeliveryId ?? ""];
    expect(await invoke(root, "sns:RedriveDeadLetters", { TopicArn, DeliveryIds })).toEqual({ Redriven: 1 });
    // A letter that is on its way is dead no longer, so who presses twice sends once.
    expect(await invoke(root, "sns:RedriveDeadLetters", { TopicArn, DeliveryIds })).toEqual({ Redriven: 0 });
    const { body } = await eventually(() => receiver.received[0]);
    expect(JSON.parse(body)).toMatchObject({ MessageId, Message: "late" });
    expect(await letters()).toEqual([]);
    await expect(invoke(root, "sns:RedriveDeadLetters", { TopicArn, DeliveryIds: ["x"] })).rejects.toMatchObject({
      code: "InvalidParameterException",
    });
  });

  test("what cannot be delivered goes to the dead-letter queue", async () => {
    chosen.sqsEndpoint = receiver.url;
    const TopicArn = await topic("redriven");
    const queue = `arn:aws:sqs:eu-west-1:${ACCOUNT}:dead`;
    await confirmed(TopicArn, { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queue }) });
    receiver.answer = ({ url }) => ({ status: url === "/" ? 200 : 410 });
    const { MessageId } = await invoke(root, "sns:Publish", { TopicArn, Message: "m" });
    const { headers, body } = await eventually(() => receiver.received[1]);
    expect(headers).toMatchObject({ "x-amz-target": "AmazonSQS.SendMessage" });
    const { QueueUrl, MessageBody } = JSON.parse(body);
    expect(QueueUrl).toBe(`${receiver.url}/${ACCOUNT}/dead`);
    expect(JSON.parse(MessageBody)).toMatchObject({ Type: "Notification", MessageId, Message: "m" });
    const log = await eventually(async () => {
      const found = await deliveriesOf(TopicArn);
      return found.length === 2 && found;
    });
    expect(log).toMatchObject([
      { Target: "dead-letter queue", Outcome: "Delivered", Endpoint: queue },
      { Target: "endpoint", Outcome: "Failed", StatusCode: 410 },
    ]);
  });
});

describe("mail", () => {
  test("goes out by SMTP, the topic's display name as the sender's", async () => {
    Object.assign(chosen, { smtpUrl: mailServer.url, mailFrom: "Mirante <no-reply@mirante.test>" });
    const TopicArn = await topic("mailed", { DisplayName: 'Ops "night" <team>' });
    await subscribe(TopicArn, "email", "ana@example.com");
    const { source } = await eventually(() => mailServer.mails[0]);
    const page = /http:\S+confirmation\.html\S+/.exec(decoded(source))?.[0] ?? "";
    const shown = await get(page);
    expect(shown.body).toContain('<form method="post">');
    expect((await invoke(root, "sns:ListSubscriptionsByTopic", { TopicArn })).Subscriptions).toMatchObject([
      { SubscriptionArn: "PendingConfirmation" },
    ]);
    const form = new URL(page).searchParams;
    const pressed = await fetch(page, { method: "POST", body: form });
    expect([pressed.status, await pressed.text()]).toEqual([200, expect.stringContaining("Subscription confirmed.")]);

    const { MessageId } = await invoke(root, "sns:Publish", {
      TopicArn,
      Subject: "Ol\u00e1",
      Message: "Linha um\r\n.\r\nBcc: x@y.z",
    });
    const mail = await eventually(() => mailServer.mails[1]);
    expect([mail.from, mail.to]).toEqual(["no-reply@mirante.test", ["ana@example.com"]]);
    const [head = ""] = mail.source.split("\r\n\r\n");
    expect(head).toContain('From: "Ops \\"night\\" <team>" <no-reply@mirante.test>');
    expect(head).toContain("To: ana@example.com");
    expect(head).toContain("Auto-Submitted: auto-generated");
    expect(head).toMatch(new RegExp(`Message-ID:\\s+<${MessageId}\\.[0-9a-f-]{36}@mirante\\.test>`));
    expect(head).not.toMatch(/^Bcc:/im);
    expect(decoded(mail.source)).toContain("Linha um");
    expect(decoded(mail.source)).toMatch(/\/unsubscribe\.html\?SubscriptionArn=/);
  });

  test("a server that refuses for good is not asked again, one that is busy is", async () => {
    chosen.smtpUrl = mailServer.url;
    const TopicArn = await topic("refusing");
    const log = async (count: number) =>
      eventually(async () => {
        const { Deliveries } = await invoke(root, "sns:ListDeliveries", { TopicArn });
        return Deliveries.length === count && Deliveries;
      });
    mailServer.refuseWith = 550;
    await subscribe(TopicArn, "email", "gone@example.com");
    expect((await log(1))[0]).toMatchObject({ Outcome: "Failed", StatusCode: 550 });
    mailServer.refuseWith = 451;
    await subscribe(TopicArn, "email", "busy@example.com");
    expect((await log(2))[0]).toMatchObject({ Outcome: "Retrying", StatusCode: 451 });
    mailServer.refuseWith = 0;
  });

  test("without a server mails are kept to be read", async () => {
    const TopicArn = await topic("kept");
    await subscribe(TopicArn, "email-json", "bob@example.com");
    const ask = async () => (await invoke(root, "sns:ListMails", { Recipient: "bob@example.com" })).Mails;
    const [mail] = await eventually(async () => {
      const mails = await ask();
      return mails.length > 0 && mails;
    });
    expect(mail).toMatchObject({ Recipient: "bob@example.com", Subject: "Notification - Subscription Confirmation" });
    const page = /http:\S+confirmation\.html\S+/.exec(mail?.Text ?? "")?.[0] ?? "";
    await fetch(page, { method: "POST", body: new URL(page).searchParams });
    await invoke(root, "sns:Publish", { TopicArn, Message: "in JSON" });
    const [newest] = await eventually(async () => {
      const mails = await ask();
      return mails.length > 1 && mails;
    });
    expect(JSON.parse(newest?.Text ?? "")).toMatchObject({ Type: "Notification", Message: "in JSON" });
  });
});

describe("functions and queues", () => {
  const FUNCTION = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:handler:live`;
  const QUEUE = `arn:aws:sqs:eu-west-1:${ACCOUNT}:inbox`;

  test("a function is invoked with SNS's event, signed when there are credentials", async () => {
    chosen.lambdaEndpoint = `${receiver.url}/`;
    receiver.answer = () => ({ status: 202 });
    const TopicArn = await topic("invoked");
    const EventSubscriptionArn = await subscribe(TopicArn, "lambda", FUNCTION);
    const { MessageId } = await invoke(root, "sns:Publish", { TopicArn, Message: "work" });
    const first = await eventually(() => receiver.received[0]);
    expect(first.url).toBe("/2015-03-31/functions/handler/invocations?Qualifier=live");
    expect(first.headers["x-amz-invocation-type"]).toBe("Event");
    expect(first.headers.authorization).toBeUndefined();
    expect(JSON.parse(first.body)).toMatchObject({
      Records: [
        {
          EventSource: "aws:sns",
          EventVersion: "1.0",
          EventSubscriptionArn,
          Sns: { Type: "Notification", MessageId, TopicArn, Subject: null, Message: "work", MessageAttributes: {} },
        },
      ],
    });
    chosen.awsCredentials = { accessKeyId: "AKIATEST", secretAccessKey: "secret" };
    await invoke(root, "sns:Publish", { TopicArn, Message: "more work" });
    const second = await eventually(() => receiver.received[1]);
    expect(second.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIATEST\/\d{8}\/eu-west-1\/lambda\/aws4_request, SignedHeaders=.*host/,
    );
  });

  test("a queue gets the message, raw with its attributes", async () => {
    chosen.sqsEndpoint = receiver.url;
    const TopicArn = await topic("queued");
    await subscribe(TopicArn, "sqs", QUEUE, { RawMessageDelivery: "true" });
    const MessageAttributes = {
      colour: { DataType: "String", StringValue: "red" },
      bytes: { DataType: "Binary", BinaryValue: Buffer.from([1]) },
    };
    await invoke(root, "sns:Publish", { TopicArn, Message: "raw", MessageAttributes, MessageGroupId: "tenant-1" });
    expect(JSON.parse((await eventually(() => receiver.received[0])).body)).toEqual({
      QueueUrl: `${receiver.url}/${ACCOUNT}/inbox`,
      MessageBody: "raw",
      MessageGroupId: "tenant-1",
      MessageAttributes: {
        colour: { DataType: "String", StringValue: "red" },
        bytes: { DataType: "Binary", BinaryValue: "AQ==" },
      },
    });
  });

  test("without an endpoint there is nobody to call, and the log says so", async () => {
    const TopicArn = await topic("nobody");
    await subscribe(TopicArn, "lambda", FUNCTION);
    await invoke(root, "sns:Publish", { TopicArn, Message: "m" });
    const [only] = await eventually(async () => {
      const found = await deliveriesOf(TopicArn);
      return found.length > 0 && found;
    });
    expect(only).toMatchObject({
      Outcome: "Failed",
      Answer: "There is nobody to call: AWS_ENDPOINT_URL_LAMBDA is not set.",
    });
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

test("an alarm's change of state reaches the topic's endpoints, and the alarm's history tells", async () => {
  const TopicArn = await topic("alarming");
  await confirmed(TopicArn);
  await invoke(root, "cloudwatch:PutMetricAlarm", {
    AlarmName: "cpu",
    Namespace: "App",
    MetricName: "Load",
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 50,
    ComparisonOperator: "GreaterThanThreshold",
    AlarmActions: [TopicArn],
  });
  await invoke(root, "cloudwatch:SetAlarmState", { AlarmName: "cpu", StateValue: "ALARM", StateReason: "a test" });
  await invoke(serviceCaller("cloudwatch.amazonaws.com", ACCOUNT, "us-east-1"), "cloudwatch:DeliverAlarmActions", {});
  const { Subject, Message } = await eventually(() => messages()[0]);
  expect(Subject).toBe('ALARM: "cpu" in US East (N. Virginia)');
  expect(JSON.parse(Message ?? "")).toMatchObject({
    AlarmName: "cpu",
    NewStateValue: "ALARM",
    NewStateReason: "a test",
    AlarmActions: [TopicArn],
  });
  const { AlarmHistoryItems = [] } = await invoke(root, "cloudwatch:DescribeAlarmHistory", {
    AlarmName: "cpu",
    HistoryItemType: "Action",
  });
  expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toEqual([
    `Successfully executed action ${TopicArn}`,
  ]);
});

test("an alarm invokes a function, and the alarm's history tells what came of it", async () => {
  chosen.lambdaEndpoint = receiver.url;
  receiver.answer = ({ url }) => ({ status: url.includes("/functions/heal/") ? 202 : 404, body: "no such function" });
  const lambdas = ["heal", "gone"].map((name) => `arn:aws:lambda:us-east-1:${ACCOUNT}:function:${name}`);
  await invoke(root, "cloudwatch:PutMetricAlarm", {
    AlarmName: "heals",
    Namespace: "App",
    MetricName: "Load",
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 50,
    ComparisonOperator: "GreaterThanThreshold",
    AlarmActions: lambdas,
  });
  await invoke(root, "cloudwatch:SetAlarmState", { AlarmName: "heals", StateValue: "ALARM", StateReason: "a test" });
  await alarmActions().run(new AbortController().signal);
  expect(messages()).toHaveLength(2);
  expect(messages()[0]).toMatchObject({ source: "aws.cloudwatch", alarmData: { alarmName: "heals" } });
  const { AlarmHistoryItems = [] } = await invoke(root, "cloudwatch:DescribeAlarmHistory", {
    AlarmName: "heals",
    HistoryItemType: "Action",
  });
  expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary).sort()).toEqual([
    `Failed to execute action ${lambdas[1]}. Received error: "no such function"`,
    `Successfully executed action ${lambdas[0]}`,
  ]);
});

/** A mail's text without its transfer encodings, as far as these tests need it. */
function decoded(source: string): string {
  const [head = "", ...rest] = source.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, "base64").toString();
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body;
  return body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
