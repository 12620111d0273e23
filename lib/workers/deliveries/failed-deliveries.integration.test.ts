import { describe, expect, test } from "vitest";
import { eventually } from "@/e2e/eventually";
import { invoke } from "@/lib/services/invoke";
import {
  ACCOUNT,
  chosen,
  confirmed,
  deliveriesOf,
  messages,
  receiver,
  root,
  topic,
  withDeliveries,
} from "./deliveries.fixture";

withDeliveries();

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
    receiver.answer = ({ path }) => ({ status: path === "/" ? 200 : 410 });
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
