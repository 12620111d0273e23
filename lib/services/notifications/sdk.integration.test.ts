import {
  AddPermissionCommand,
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  NotFoundException,
  PublishBatchCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-sns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { waitingOrders } from "@/e2e/waiting-orders";
import { startWholeApi, type WholeApi } from "@/e2e/whole-api";
import { closeDatabase } from "@/lib/platform/database";

const ACCOUNT = "260000000040";

let api: WholeApi;
let client: SNSClient;

beforeAll(async () => {
  api = await startWholeApi({ auth: "open" });
  client = new SNSClient(api.optionsFor({ accessKeyId: ACCOUNT, secretAccessKey: "test" }, "eu-west-1"));
});
afterAll(async () => {
  client.destroy();
  await api.close();
  await closeDatabase();
});

test("AWS's own client speaks with it: maps, lists, bytes, answers and errors", async () => {
  const Tags = [{ Key: "team", Value: "a & b" }];
  const { TopicArn = "" } = await client.send(
    new CreateTopicCommand({ Name: "sdk", Attributes: { DisplayName: "SDK", SignatureVersion: "2" }, Tags }),
  );
  expect(TopicArn).toBe(`arn:aws:sns:eu-west-1:${ACCOUNT}:sdk`);
  expect((await client.send(new ListTopicsCommand())).Topics).toEqual([{ TopicArn }]);
  expect((await client.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn }))).Tags).toEqual(Tags);
  await client.send(new UntagResourceCommand({ ResourceArn: TopicArn, TagKeys: ["team"] }));

  const permission = { Label: "l", AWSAccountId: ["111122223333", "444455556666"], ActionName: ["Publish"] };
  await client.send(new AddPermissionCommand({ TopicArn, ...permission }));
  const { Attributes } = await client.send(new GetTopicAttributesCommand({ TopicArn }));
  expect(Attributes).toMatchObject({ DisplayName: "SDK", SignatureVersion: "2" });
  expect(Attributes?.Policy).toContain("arn:aws:iam::444455556666:root");

  const Endpoint = `arn:aws:sqs:eu-west-1:${ACCOUNT}:q`;
  const subscribed = await client.send(
    new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint, Attributes: { RawMessageDelivery: "true" } }),
  );
  const { SubscriptionArn = "" } = subscribed;
  const { Subscriptions } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  expect(Subscriptions).toEqual([{ SubscriptionArn, Owner: ACCOUNT, Protocol: "sqs", Endpoint, TopicArn }]);
  const got = await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  expect(got.Attributes).toMatchObject({ RawMessageDelivery: "true", PendingConfirmation: "false" });

  const MessageAttributes = {
    text: { DataType: "String", StringValue: "\u00e9 <&>" },
    bytes: { DataType: "Binary", BinaryValue: Uint8Array.of(0, 255) },
  };
  const { MessageId } = await client.send(new PublishCommand({ TopicArn, Message: "one\r\n& two", MessageAttributes }));
  expect(MessageId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await waitingOrders(ACCOUNT, "eu-west-1")).toMatchObject([
    {
      kind: "queue",
      body: "one\r\n& two",
      attributes: { text: { StringValue: "\u00e9 <&>" }, bytes: { BinaryValue: "AP8=" } },
    },
  ]);
  const PublishBatchRequestEntries = ["a", "b"].map((Id) => ({ Id, Message: Id }));
  const batch = await client.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries }));
  expect(batch.Successful?.map(({ Id }) => Id)).toEqual(["a", "b"]);

  await client.send(new UnsubscribeCommand({ SubscriptionArn }));
  const missing = client.send(new PublishCommand({ TopicArn: `${TopicArn}2`, Message: "m" }));
  await expect(missing).rejects.toBeInstanceOf(NotFoundException);
  await expect(missing).rejects.toMatchObject({ message: "Topic does not exist", $metadata: { httpStatusCode: 404 } });
  await expect(client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: "x" }))).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: "Invalid token",
  });
  await expect(
    client.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: [] })),
  ).rejects.toMatchObject({
    $fault: "client",
  });
});
