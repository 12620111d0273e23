import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "@/e2e/eventually";
import { type Received, type Receiver, startReceiver } from "@/e2e/receiver";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";

const ACCOUNT = "261000000002";
const root = rootCaller(ACCOUNT, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const sns = serviceCaller("sns.amazonaws.com", ACCOUNT, "us-east-1");
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:slow`;

let receiver: Receiver;
const workers: ChildProcess[] = [];

beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
  await receiver.close();
});
afterAll(closeDatabase);

/** A worker as `npm start` runs it; its access key id tells the receiver which one it is. */
function startWorker(accessKeyId: string): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "lib/processes/worker.ts"], {
    stdio: "ignore",
    env: {
      ...process.env,
      AWS_ENDPOINT_URL_LAMBDA: receiver.url,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: "secret",
    },
  });
  workers.push(worker);
  return worker;
}

/** A process has to start first, on a machine that may be busy. */
const PATIENCE_MILLIS = 60_000;

/** The queue is everyone's: what other tests left waiting comes here too, and is of no interest. */
const idsReceived = () =>
  receiver.received
    .filter(({ body }) => body.includes(ACCOUNT))
    .map(({ body }) => JSON.parse(body).Records[0].Sns.MessageId as string);
const statesOf = async (topicName: string) =>
  (await database().snsDelivery.findMany({ where: { accountId: ACCOUNT, topicName } })).map(({ state }) => state);

async function publish(Name: string, count: number): Promise<string[]> {
  const { TopicArn = "" } = await invoke(root, "sns:CreateTopic", { Name });
  await invoke(root, "sns:Subscribe", { TopicArn, Protocol: "lambda", Endpoint: FUNCTION });
  const published = await Promise.all(
    Array.from({ length: count }, (_, index) => invoke(root, "sns:Publish", { TopicArn, Message: `m${index}` })),
  );
  return published.map(({ MessageId = "" }) => MessageId);
}

test("what a killed worker had in its hands is delivered by another, with the same MessageIds", async () => {
  receiver.answer = () => new Promise<never>(() => undefined);
  const doomed = startWorker("DOOMED");
  const ids = await publish("killed", 5);
  await eventually(() => idsReceived().length === 5, PATIENCE_MILLIS);
  doomed.kill("SIGKILL");
  expect(await statesOf("killed")).toEqual(Array(5).fill("Waiting"));

  receiver.answer = () => ({ status: 202 });
  receiver.received.length = 0;
  startWorker("HEIR");
  // The heir does this by itself once a minute has passed in which no attempt could still be under way.
  const { Released } = await invoke(sns, "sns:ReleaseAbandonedDeliveries", { AfterSeconds: 0 });
  expect(Released).toBeGreaterThanOrEqual(5);
  await eventually(() => idsReceived().length === 5, PATIENCE_MILLIS);
  expect(idsReceived().sort()).toEqual(ids.sort());
  await eventually(async () => (await statesOf("killed")).every((state) => state === "Delivered"), PATIENCE_MILLIS);
}, 180_000);

test("two workers share the work, and each message goes out once", async () => {
  receiver.answer = () => new Promise((resolve) => setTimeout(() => resolve({ status: 202 }), 20));
  for (const [index, name] of ["FIRST", "SECOND"].entries()) {
    const worker = startWorker(name);
    await publish(`warm-up-${index}`, 1);
    await eventually(() => receiver.received.some(isFrom(name)), PATIENCE_MILLIS);
    // The second has the field to itself until it has shown that it runs.
    if (index === 0) worker.kill("SIGSTOP");
  }
  workers[0]?.kill("SIGCONT");
  receiver.received.length = 0;

  const ids = await publish("shared", 200);
  await eventually(async () => {
    const states = await statesOf("shared");
    return states.length === 200 && states.every((state) => state === "Delivered");
  }, PATIENCE_MILLIS);
  expect(idsReceived().sort()).toEqual(ids.sort());
  expect(["FIRST", "SECOND"].map((name) => receiver.received.some(isFrom(name)))).toEqual([true, true]);
}, 180_000);

function isFrom(accessKeyId: string) {
  return ({ headers }: Received) => Boolean(headers.authorization?.includes(`Credential=${accessKeyId}/`));
}
