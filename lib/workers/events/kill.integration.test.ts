import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, expect, test } from "vitest";
import { startReceiver } from "@/e2e/receiver";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, database } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { eventSteps } from "./steps";

const account = "720000000001";
const rootOf = (id: string) => rootCaller(id, "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "test/1" });
const root = rootOf(account);
afterAll(closeDatabase);

/** A worker of its own that only delivers events, until it is killed. */
function startWorker(lambdaUrl: string) {
  const program = `
    import { runSteps } from "@/lib/workers/loop";
    import { eventSteps } from "@/lib/workers/events/steps";
    runSteps(eventSteps(), new AbortController().signal);`;
  const environment = { ...process.env, AWS_ENDPOINT_URL_LAMBDA: lambdaUrl };
  const args = ["--import", "tsx", "--input-type=module", "-e", program];
  return spawn(process.execPath, args, { env: environment, stdio: "inherit" });
}

/** Events of the source "shop", so many tens of them; answers their ids. */
async function put(account: string, tens: number): Promise<Set<string>> {
  const entry = { Source: "shop", DetailType: "Order", Detail: "{}" };
  const sent = new Set<string>();
  for (let batch = 0; batch < tens; batch += 1) {
    const { Entries = [] } = await invoke(rootOf(account), "events:PutEvents", { Entries: Array(10).fill(entry) });
    for (const { EventId = "" } of Entries) sent.add(JSON.stringify(EventId));
  }
  return sent;
}

/** What a dead worker held is free once its lease has ended; this process then makes the rest of the deliveries. */
async function inherit(): Promise<void> {
  const start = Date.now();
  setClock(() => start + 61_000);
  for (const step of eventSteps()) await step.run(new AbortController().signal);
  setClock();
}

test("a worker killed amid its deliveries loses none of them", async () => {
  const receiver = await startReceiver();
  const given = settings().lambdaEndpoint;
  await invoke(root, "events:PutRule", { Name: "r", EventPattern: '{"source":["shop"]}' });
  const Targets = [{ Id: "1", Arn: `arn:aws:lambda:us-east-1:${account}:function:f`, InputPath: "$.id" }];
  await invoke(root, "events:PutTargets", { Rule: "r", Targets });
  const sent = await put(account, 60);
  const worker = startWorker(receiver.url);
  while (receiver.received.length < 50) await new Promise((done) => setTimeout(done, 5));
  worker.kill("SIGKILL");
  await once(worker, "exit");
  const left = await database().eventDelivery.count({ where: { accountId: account } });
  expect(left).toBeGreaterThan(0);
  Object.assign(settings(), { lambdaEndpoint: receiver.url });
  await inherit();
  Object.assign(settings(), { lambdaEndpoint: given });
  expect(await database().eventDelivery.count({ where: { accountId: account } })).toBe(0);
  const arrived = receiver.received.map(({ body }) => body);
  expect(new Set(arrived)).toEqual(sent);
  // Only what was under way at the moment of its death may have come twice.
  expect(arrived.length - sent.size).toBeLessThanOrEqual(32);
  await receiver.close();
});

test("what a worker did inside of Mirante is done once, wherever it was killed: messages of a topic, events of another bus", async () => {
  const inner = "720000000002";
  const own = rootOf(inner);
  const topic = `arn:aws:sns:us-east-1:${inner}:t`;
  await invoke(own, "sns:CreateTopic", { Name: "t" });
  await invoke(own, "events:CreateEventBus", { Name: "second" });
  const pattern = '{"source":["shop"]}';
  await invoke(own, "events:PutRule", { Name: "first", EventPattern: pattern });
  await invoke(own, "events:PutRule", { Name: "second", EventPattern: pattern, EventBusName: "second" });
  const [toTopic, toBus] = [
    { Id: "t", Arn: topic, InputPath: "$.id" },
    { Id: "b", Arn: `arn:aws:events:us-east-1:${inner}:event-bus/second` },
  ];
  await invoke(own, "events:PutTargets", { Rule: "first", Targets: [toTopic, toBus] });
  await invoke(own, "events:PutTargets", { Rule: "second", EventBusName: "second", Targets: [toTopic] });
  const sent = await put(inner, 40);

  const published = () => database().snsMessage.count({ where: { accountId: inner } });
  // Three workers die one after the other, each at another moment of its work.
  for (const most of [60, 180, 330]) {
    const worker = startWorker("http://127.0.0.1:1");
    while ((await published()) < most) await new Promise((done) => setTimeout(done, 1));
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await database().eventDelivery.updateMany({ where: { accountId: inner }, data: { dueAt: new Date() } });
  }
  await inherit();
  expect(await database().eventDelivery.count({ where: { accountId: inner } })).toBe(0);
  const messages = await database().snsMessage.findMany({ where: { accountId: inner } });
  const texts = messages.map(({ texts }) => (texts as { default: string }).default);
  // Each event twice: from the first bus, and from the second to which it was passed on.
  expect(texts.sort()).toEqual([...sent, ...sent].sort());
}, 120_000);
