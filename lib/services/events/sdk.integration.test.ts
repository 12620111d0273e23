import {
  CreateConnectionCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  TestEventPatternCommand,
} from "@aws-sdk/client-eventbridge";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownKeys, startWholeApi, type WholeApi } from "@/e2e/whole-api";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";

const account = "700000000101";
const root = rootCaller(account, "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "test/1" });
let api: WholeApi;
let client: EventBridgeClient;

beforeAll(async () => {
  api = await startWholeApi();
  client = new EventBridgeClient(api.optionsFor(await ownKeys(root)));
});
afterAll(async () => {
  client.destroy();
  await api.close();
  await closeDatabase();
});

test("AWS's own client: a rule is made, gets its target, and its event waits in the outbox", async () => {
  const EventPattern = JSON.stringify({ source: ["shop"] });
  const { RuleArn } = await client.send(new PutRuleCommand({ Name: "orders", EventPattern }));
  expect(RuleArn).toBe(`arn:aws:events:us-east-1:${account}:rule/orders`);
  const Targets = [{ Id: "1", Arn: `arn:aws:sns:us-east-1:${account}:t` }];
  expect(await client.send(new PutTargetsCommand({ Rule: "orders", Targets }))).toMatchObject({ FailedEntryCount: 0 });
  expect((await client.send(new ListRulesCommand({}))).Rules).toMatchObject([{ Name: "orders", EventPattern }]);
  const Time = new Date("2026-11-22T10:00:00Z");
  const put = await client.send(
    new PutEventsCommand({
      Entries: [{ Source: "shop", DetailType: "Order", Detail: '{"n":1}', Time }, { Source: "shop" }],
    }),
  );
  expect(put.FailedEntryCount).toBe(1);
  expect(put.Entries?.[1]?.ErrorCode).toBe("InvalidArgument");
  const [waiting] = await database().eventDelivery.findMany({ where: { accountId: account } });
  expect(JSON.parse(waiting?.event ?? "{}")).toEqual({
    version: "0",
    id: put.Entries?.[0]?.EventId,
    "detail-type": "Order",
    source: "shop",
    account,
    time: "2026-11-22T10:00:00Z",
    region: "us-east-1",
    resources: [],
    detail: { n: 1 },
  });
});

test("AWS's own client is given AWS's errors by their names", async () => {
  await expect(client.send(new DescribeRuleCommand({ Name: "none" }))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    message: "Rule none does not exist on EventBus default.",
    $metadata: { httpStatusCode: 400 },
  });
  await expect(client.send(new PutRuleCommand({ Name: "bad", EventPattern: "{" }))).rejects.toMatchObject({
    name: "InvalidEventPatternException",
  });
  await expect(client.send(new PutRuleCommand({ Name: "bad name" }))).rejects.toMatchObject({
    name: "ValidationException",
  });
  await expect(client.send(new TestEventPatternCommand({ EventPattern: "[]", Event: "{}" }))).rejects.toMatchObject({
    name: "InvalidEventPatternException",
  });
});

test("a secret that is refused is not quoted back", async () => {
  const secret = "s3cret\u0001value";
  const AuthParameters = { BasicAuthParameters: { Username: "ana", Password: secret } };
  const made = client.send(new CreateConnectionCommand({ Name: "c", AuthorizationType: "BASIC", AuthParameters }));
  const error = await made.catch((thrown: Error) => thrown);
  expect(error).toMatchObject({ name: "ValidationException" });
  expect((error as Error).message).not.toContain("s3cret");
});
