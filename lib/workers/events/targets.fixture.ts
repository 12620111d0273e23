import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type Receiver, startReceiver } from "@/e2e/receiver";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, database } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { eventSteps } from "./steps";

export const REGION = "us-east-1";

export const root = (account: string) =>
  rootCaller(account, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test" });

export const worker = (account: string) => serviceCaller("events.amazonaws.com", account, REGION);
const never = new AbortController().signal;

/** What it is told to answer is taken back after each test. */
export let receiver: Receiver;

/** The tests of a file get a receiver that stands for functions, queues, state machines and whatever an address leads to. */
export function withTargets(): void {
  const given = { ...settings() };
  beforeAll(async () => {
    receiver = await startReceiver();
    const { url } = receiver;
    Object.assign(settings(), { allowPrivateTargets: true, lambdaEndpoint: url, sqsEndpoint: url, sfnEndpoint: url });
  });
  afterEach(() => {
    setClock();
    receiver.answer = () => ({});
    receiver.received.length = 0;
    Object.assign(settings(), { allowPrivateTargets: true });
  });
  afterAll(async () => {
    Object.assign(settings(), given);
    await receiver.close();
    await closeDatabase();
  });
}

/** One look of a worker at all that is due. */
export async function work(): Promise<void> {
  for (const step of eventSteps()) await step.run(never);
}

/** A rule for events of the source "shop" with these targets. */
export async function rule(account: string, Name: string, ...targets: object[]): Promise<void> {
  await invoke(root(account), "events:PutRule", { Name, EventPattern: '{"source":["shop"]}' });
  const Targets = targets.map((target, index) => ({ Id: String(index), Arn: "", ...target }));
  expect(await invoke(root(account), "events:PutTargets", { Rule: Name, Targets })).toMatchObject({
    FailedEntryCount: 0,
  });
}

export async function put(account: string, detail: object = {}, count = 1): Promise<void> {
  const entry = { Source: "shop", DetailType: "Order", Detail: JSON.stringify(detail) };
  await invoke(root(account), "events:PutEvents", { Entries: Array(count).fill(entry) });
}

export async function attempts(account: string, Rule = "r") {
  const { Deliveries } = await invoke(root(account), "events:ListDeliveries", { Rule });
  return Deliveries.map(({ outcome, statusCode, errorCode, deadLetter }) => ({
    outcome,
    statusCode,
    errorCode,
    deadLetter,
  }));
}

export const waiting = (accountId: string) => database().eventDelivery.count({ where: { accountId } });
export const dead = (accountId: string) => database().eventDeadLetter.findMany({ where: { accountId } });

export const arn = (service: string, account: string, resource: string) =>
  `arn:aws:${service}:${REGION}:${account}:${resource}`;
