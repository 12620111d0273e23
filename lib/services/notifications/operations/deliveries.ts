import { type Context, internal, internalRead } from "@/lib/platform/operation";
import { readSubscriptionPolicy, readTopicPolicy } from "../model/delivery-policy";
import type { Dispatch } from "../model/dispatch";
import { type Order, orderFor, queueOrder } from "../model/order";
import { type Attempted, type Outcome, outcomeOf } from "../model/outcome";
import { shownEndpoint } from "../model/protocol";
import { AWS_RETRIES, type RetryPolicy, retriesOf } from "../model/retry";
import type { SubscriptionState } from "../model/subscription";
import { deadLetterQueueOf } from "../model/subscription-attributes";
import { insertAttempt } from "../store/attempts";
import { type Delivery, findWaitingDelivery, lockWaitingDelivery, saveDelivery } from "../store/deliveries";
import { addDeliveryJobs, releaseAbandonedJobs } from "../store/jobs";
import { insertMail } from "../store/mails";
import { meansOf } from "./means";
import { signerOf } from "./signing";

/** Which attempt of which delivery; what a job carries. */
export type AttemptInput = { PublishedAt: Date; DeliveryId: string; Attempt: number };

/** As AWS, up to a tenth is added to a delay, so that what failed together does not come back together. */
const JITTER = 0.1;

export const deliveries = {
  /** What to send where; no order when this attempt has been made already, or nobody waits for the message any more. */
  BeginDelivery: internalRead<AttemptInput, { Order?: Order }>({
    handle: async (context, input) => {
      const delivery = await findWaitingDelivery(context.db, keyOf(context, input));
      if (delivery?.attempts !== input.Attempt - 1) return {};
      if (delivery.subscription.state === AWAITED[delivery.dispatch.kind]) {
        return { Order: await orderOf(context, delivery) };
      }
      await saveDelivery(context.db, delivery, "Cancelled", delivery.target, delivery.attempts);
      return {};
    },
  }),

  /** Writes what came of an attempt into the log, and adds the job for the next one where there is to be one. */
  SettleDelivery: internal<AttemptInput & { Attempted: Attempted }, { State?: Outcome["state"] }>({
    handle: async (context, { Attempted: attempted, ...input }) => {
      const delivery = await lockWaitingDelivery(context.db, keyOf(context, input));
      if (delivery?.attempts !== input.Attempt - 1) return {};
      const outcome = outcomeOf(attempted, input.Attempt, retriesFor(delivery));
      await note(context, delivery, input.Attempt, attempted, outcome);
      if (attempted.mail) await keep(context, attempted.mail);
      await follow(context, delivery, input.Attempt, outcome);
      return { State: outcome.state };
    },
  }),

  /** Gives back jobs whose worker has been gone for `AfterSeconds`, longer than any attempt takes. */
  ReleaseAbandonedDeliveries: internal<{ AfterSeconds: number }, { Released: number }>({
    handle: async ({ db }, { AfterSeconds }) => ({ Released: await releaseAbandonedJobs(db, AfterSeconds) }),
  }),
};

/** The state in which a subscription waits for each kind of message; in any other there is nobody to tell. */
const AWAITED: Readonly<Record<Dispatch["kind"], SubscriptionState>> = {
  Notification: "Confirmed",
  SubscriptionConfirmation: "Pending",
  UnsubscribeConfirmation: "Deleted",
};

function keyOf({ accountId, region }: Context, { PublishedAt, DeliveryId }: AttemptInput) {
  return { accountId, region, publishedAt: PublishedAt, deliveryId: DeliveryId };
}

async function orderOf({ db, now }: Context, delivery: Delivery): Promise<Order | undefined> {
  const { dispatch, subscription, topic, target } = delivery;
  const means = meansOf(subscription, topic, await signerOf(db, now), now);
  if (target === "endpoint") return orderFor(dispatch, subscription, means);
  const queue = deadLetterQueueOf(subscription.attributes);
  return queue === undefined ? undefined : queueOrder(queue, dispatch, subscription, means);
}

function retriesFor({ subscription, topic, target }: Delivery): RetryPolicy {
  if (target !== "endpoint") return AWS_RETRIES;
  const ofTopic = readTopicPolicy(topic.attributes.DeliveryPolicy);
  const { retry } = readSubscriptionPolicy(subscription.attributes.DeliveryPolicy, ofTopic);
  return retriesOf(subscription.protocol, retry);
}

async function follow(context: Context, delivery: Delivery, attempt: number, outcome: Outcome): Promise<void> {
  const { target, subscription, dispatch } = delivery;
  const next = (attempts: number, delaySeconds: number) => {
    const { accountId, region, publishedAt, deliveryId } = delivery;
    const job = { accountId, region, publishedAt: publishedAt.toISOString(), deliveryId, attempt: attempts + 1 };
    return addDeliveryJobs(context.db, [job], delaySeconds);
  };
  if (outcome.state === "Retrying") {
    await saveDelivery(context.db, delivery, "Waiting", target, attempt);
    await next(attempt, outcome.delaySeconds * (1 + Math.random() * JITTER));
    return;
  }
  const isDead = outcome.state === "Failed" && target === "endpoint" && dispatch.kind === "Notification";
  if (isDead && deadLetterQueueOf(subscription.attributes) !== undefined) {
    await saveDelivery(context.db, delivery, "Waiting", "dead-letter queue", 0);
    await next(0, 0);
    return;
  }
  await saveDelivery(context.db, delivery, outcome.state, target, attempt);
}

/** Keeps a mail that there is no server for, so that the console can show it. */
function keep(context: Context, { to, subject, text }: NonNullable<Attempted["mail"]>): Promise<void> {
  return insertMail(context.db, context, { keptAt: context.now, recipient: to, subject, body: text });
}

async function note(
  { db, now }: Context,
  { dispatch, subscription, deliveryId, target }: Delivery,
  attempt: number,
  { statusCode, answer, durationMillis }: Attempted,
  outcome: Outcome,
): Promise<void> {
  const { accountId, region, topicName, id: subscriptionId, protocol, endpoint, attributes } = subscription;
  await insertAttempt(db, {
    accountId,
    region,
    attemptedAt: now,
    topicName,
    subscriptionId,
    messageId: dispatch.messageId,
    deliveryId,
    kind: dispatch.kind,
    protocol: target === "endpoint" ? protocol : "sqs",
    endpoint: target === "endpoint" ? shownEndpoint(protocol, endpoint) : (deadLetterQueueOf(attributes) ?? ""),
    target,
    attempt,
    outcome: outcome.state,
    statusCode,
    // What an endpoint answers may be anything; PostgreSQL's text holds no NUL.
    answer: answer.replaceAll("\0", "\ufffd"),
    durationMillis: Math.round(durationMillis),
    nextAttemptAt: outcome.state === "Retrying" ? new Date(now.getTime() + outcome.delaySeconds * 1000) : undefined,
  });
}
