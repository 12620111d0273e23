import { describe, expect, test } from "vitest";
import { eventually } from "@/e2e/eventually";
import { invoke } from "@/lib/services/invoke";
import { ACCOUNT, chosen, deliveriesOf, receiver, root, subscribe, topic, withDeliveries } from "./deliveries.fixture";

withDeliveries();

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
    expect(first.path).toBe("/2015-03-31/functions/handler/invocations?Qualifier=live");
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
