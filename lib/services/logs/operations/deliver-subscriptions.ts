import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "@/lib/platform/arn";
import { isAwsError } from "@/lib/platform/errors";
import { type Context, internal, internalRead } from "@/lib/platform/operation";
import { type DeliveryOutcome, nextAttempt, type SubscriptionDelivery } from "../model/delivery";
import { eventBytes, type InputEvent } from "../model/put-batch";
import { putEvents } from "../store/event-writer";
import { getGroup } from "../store/groups";
import { insertStream } from "../store/streams";
import { listDeliveryScopes, settleDelivery, takeDeliveries } from "../store/subscription-outbox";

const DELIVERIES = 20;
/** Longer than any attempt takes: who has not settled by then is dead. */
const LEASE_MILLIS = 120_000;
const MAX_STREAM_NAME = 512;

/** The worker's steps from the outbox to the destinations. Nothing is sent inside a transaction. */
export const subscriptionDelivery = {
  ListSubscriptionScopes: internalRead<object, { scopes: Scope[] }>({
    handle: async ({ db, now }) => ({ scopes: await listDeliveryScopes(db, now) }),
  }),

  /** Takes deliveries for a while: one that is not settled in that time is taken again, so it arrives at least once. */
  TakeSubscriptionDeliveries: internal<object, { deliveries: SubscriptionDelivery[]; full: boolean }>({
    handle: async (context) => {
      const until = new Date(context.now.getTime() + LEASE_MILLIS);
      const deliveries = await takeDeliveries(context.db, context, context.now, until, DELIVERIES);
      return { deliveries, full: deliveries.length === DELIVERIES };
    },
  }),

  /** Writes a delivery's events into another group, in a stream that is named for where they came from. */
  ForwardLogEvents: internalRead<{ delivery: SubscriptionDelivery }, DeliveryOutcome>({
    handle: async (context, { delivery }) => {
      try {
        await forward(context, delivery);
        return { delivered: true, permanent: false, answer: "" };
      } catch (error) {
        if (!isAwsError(error)) throw error;
        return { delivered: false, permanent: false, answer: `${error.code}: ${error.message}` };
      }
    },
  }),

  SettleSubscriptionDelivery: internal<{ delivery: SubscriptionDelivery; outcome: DeliveryOutcome }, void>({
    handle: async (context, { delivery, outcome }) => {
      const { now, db } = context;
      const again = outcome.delivered ? undefined : nextAttempt(delivery, outcome, now);
      const failure = outcome.delivered ? undefined : outcome.answer.slice(0, 1_000);
      await settleDelivery(db, context, BigInt(delivery.id), { failure, again, now });
      if (delivery.messageType === "DATA_MESSAGE") await countDelivery(context, delivery, outcome.delivered);
    },
  }),
};

async function forward(context: Context, { destination, group, stream, events }: SubscriptionDelivery): Promise<void> {
  if (destination.kind !== "logGroup") return;
  const target = await getGroup(context.db, context, destination.name);
  const name = `${group}/${stream}`.slice(0, MAX_STREAM_NAME);
  await insertStream(context.db, target, name, context.now).catch((error: unknown) => {
    if (!isAwsError(error) || error.code !== "ResourceAlreadyExistsException") throw error;
  });
  const batch = (JSON.parse(events) as InputEvent[]).map(({ timestamp, message }) => ({ timestamp, message }));
  const bytes = batch.reduce((sum, { message }) => sum + eventBytes(message), 0);
  const { accountId, region, now } = context;
  await putEvents({ accountId, region, group: target.name, stream: name, events: batch, now: now.getTime() }, bytes);
}

/** The metrics of the namespace AWS/Logs (page "Monitoring with CloudWatch metrics"). */
async function countDelivery(context: Context, delivery: SubscriptionDelivery, delivered: boolean): Promise<void> {
  const Dimensions = [
    { Name: "LogGroupName", Value: delivery.group },
    { Name: "DestinationType", Value: delivery.destination.kind === "lambda" ? "Lambda" : "LogGroup" },
    { Name: "FilterName", Value: delivery.filter },
  ];
  const datum = (MetricName: string, Value: number, Unit: MetricDatum["Unit"]) => {
    return { Namespace: "AWS/Logs", Datum: { MetricName, Dimensions, Timestamp: context.now, Value, Unit } };
  };
  const events = () => JSON.parse(delivery.events) as InputEvent[];
  const Data = delivered
    ? [
        datum("ForwardedLogEvents", events().length, "Count"),
        datum("ForwardedBytes", Buffer.byteLength(delivery.events), "Bytes"),
      ]
    : [datum("DeliveryErrors", 1, "Count")];
  await context.invoke("cloudwatch:RecordMetricData", { Data });
}
