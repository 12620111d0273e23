import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { eventually } from "@/e2e/eventually";
import { type MailServer, startMailServer } from "@/e2e/mail-server";
import { type Receiver, startReceiver } from "@/e2e/receiver";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { findOperation } from "@/lib/services/catalog";
import { dispatch, invoke } from "@/lib/services/invoke";
import { createGateway } from "@/lib/wire/gateway";
import { type Api, startApi } from "@/lib/wire/server";
import { withSubscriptionLinks } from "@/lib/wire/subscription-links";
import { runSteps } from "../loop";
import { deliverySteps } from "./deliveries";

export const ACCOUNT = "261000000001";
export const root = rootCaller(ACCOUNT, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
/** The settings as they are; what a test chooses is taken back after it. */
export const chosen = settings();
export let api: Api;
export let receiver: Receiver;
export let mailServer: MailServer;

/** The tests of a file get a worker that delivers, an api for what messages link to, a mail server, and a receiver each. */
export function withDeliveries(): void {
  const stopping = new AbortController();
  let working: Promise<void>;
  beforeAll(async () => {
    const nobody = { credentialOf: async () => undefined, callerInOpenMode: () => root, actionsEndingIn: () => [] };
    const gateway = createGateway(
      { dispatch, findOperation, ...nobody },
      { auth: "strict", region: "us-east-1", trustProxy: false },
    );
    api = await startApi({ host: "127.0.0.1", port: 0, gateway: withSubscriptionLinks(gateway, dispatch, false) });
    Object.assign(chosen, { apiUrl: `http://127.0.0.1:${api.port}`, allowPrivateTargets: true });
    mailServer = await startMailServer();
    // The queue is everyone's: what the tests of other files left waiting would come here too.
    await database().snsDelivery.deleteMany();
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
}

export async function topic(Name: string, Attributes?: Record<string, string>): Promise<string> {
  return (await invoke(root, "sns:CreateTopic", { Name, Attributes })).TopicArn ?? "";
}

export async function subscribe(
  TopicArn: string,
  Protocol: string,
  Endpoint: string,
  Attributes?: Record<string, string>,
) {
  const input = { TopicArn, Protocol, Endpoint, Attributes, ReturnSubscriptionArn: true };
  return (await invoke(root, "sns:Subscribe", input)).SubscriptionArn ?? "";
}

export const get = (url: string) =>
  fetch(url).then(async (answer) => ({ status: answer.status, body: await answer.text() }));
export const deliveriesOf = async (TopicArn: string) =>
  (await invoke(root, "sns:ListDeliveries", { TopicArn })).Deliveries.filter(
    ({ MessageType }) => MessageType === "Notification",
  );

/** What the receiver has got so far, as JSON. */
export const messages = () => receiver.received.map(({ body }) => JSON.parse(body) as Record<string, string>);

/** Subscribes the receiver as a program does it: by opening the address in the first message. */
export async function confirmed(TopicArn: string, Attributes?: Record<string, string>, path = "/in"): Promise<string> {
  const SubscriptionArn = await subscribe(TopicArn, "http", `${receiver.url}${path}`, Attributes);
  const { SubscribeURL = "" } = await eventually(() =>
    messages().find(({ Type }) => Type === "SubscriptionConfirmation"),
  );
  expect((await get(SubscribeURL)).body).toContain(`<SubscriptionArn>${SubscriptionArn}</SubscriptionArn>`);
  receiver.received.length = 0;
  return SubscriptionArn;
}
