import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, database } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { startReceiver } from "./receiver.fixture";
import { eventSteps } from "./steps";

const account = "720000000001";
const root = rootCaller(account, "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "test/1" });
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

test("a worker killed amid its deliveries loses none of them", async () => {
  const receiver = await startReceiver();
  const given = settings().lambdaEndpoint;
  await invoke(root, "events:PutRule", { Name: "r", EventPattern: '{"source":["shop"]}' });
  const Targets = [{ Id: "1", Arn: `arn:aws:lambda:us-east-1:${account}:function:f`, InputPath: "$.id" }];
  await invoke(root, "events:PutTargets", { Rule: "r", Targets });
  const entry = { Source: "shop", DetailType: "Order", Detail: "{}" };
  const sent = new Set<string>();
  for (let batch = 0; batch < 60; batch += 1) {
    const { Entries = [] } = await invoke(root, "events:PutEvents", { Entries: Array(10).fill(entry) });
    for (const { EventId = "" } of Entries) sent.add(JSON.stringify(EventId));
  }
  const worker = startWorker(receiver.url);
  while (receiver.received.length < 50) await new Promise((done) => setTimeout(done, 5));
  worker.kill("SIGKILL");
  await once(worker, "exit");
  const left = await database().eventDelivery.count({ where: { accountId: account } });
  expect(left).toBeGreaterThan(0);
  // What the dead worker held is free once its lease has ended.
  const start = Date.now();
  setClock(() => start + 61_000);
  Object.assign(settings(), { lambdaEndpoint: receiver.url });
  for (const step of eventSteps()) await step.run(new AbortController().signal);
  setClock();
  Object.assign(settings(), { lambdaEndpoint: given });
  expect(await database().eventDelivery.count({ where: { accountId: account } })).toBe(0);
  const arrived = receiver.received.map(({ body }) => body);
  expect(new Set(arrived)).toEqual(sent);
  // Only what was under way at the moment of its death may have come twice.
  expect(arrived.length - sent.size).toBeLessThanOrEqual(32);
  await receiver.stop();
});
