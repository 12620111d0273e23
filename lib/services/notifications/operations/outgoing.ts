import { LRUCache } from "lru-cache";
import { newUuid } from "@/lib/platform/identifiers";
import type { Context } from "@/lib/platform/operation";
import { type Dispatch, handshakeText } from "../model/dispatch";
import { compileFilterPolicy, type Filtered } from "../model/filter-policy";
import { type Message, textFor } from "../model/message";
import type { Subscription } from "../model/subscription";
import { insertOutgoing } from "../store/deliveries";

/** Puts a message into the outbox of everyone whose filter lets it through; answers its id. */
export async function sendToAll(
  { db, accountId, region, now }: Context,
  topicName: string,
  { bytes, ...message }: Message,
  subscriptions: readonly Subscription[],
): Promise<string> {
  const messageId = newUuid();
  const wanting = subscriptions.filter((subscription) => wants(subscription, message));
  await insertOutgoing(db, {
    dispatch: { accountId, region, kind: "Notification", topicName, messageId, publishedAt: now, ...message },
    bytes,
    filteredOut: subscriptions.length - wanting.length,
    to: wanting.map(({ id }) => ({ deliveryId: newUuid(), subscriptionId: id })),
  });
  return messageId;
}

/** Puts a part of the handshake with one endpoint into its outbox. */
export async function sendHandshake(
  { db, accountId, region, now }: Context,
  kind: Exclude<Dispatch["kind"], "Notification">,
  subscription: Subscription,
): Promise<void> {
  const { topicName, id } = subscription;
  const texts = { default: handshakeText(kind, subscription) };
  const dispatch = {
    accountId,
    region,
    kind,
    topicName,
    messageId: newUuid(),
    publishedAt: now,
    texts,
    attributes: {},
  };
  await insertOutgoing(db, {
    dispatch,
    bytes: texts.default.length,
    filteredOut: 0,
    to: [{ deliveryId: newUuid(), subscriptionId: id }],
  });
}

/** Policies change seldom and are asked at every Publish. */
const compiled = new LRUCache<string, (message: Filtered) => boolean>({ max: 1_000 });

function wants({ attributes: policy, protocol }: Subscription, { texts, attributes }: Omit<Message, "bytes">): boolean {
  const { FilterPolicy, FilterPolicyScope = "MessageAttributes" } = policy;
  if (FilterPolicy === undefined) return true;
  const key = `${FilterPolicyScope} ${FilterPolicy}`;
  let matches = compiled.get(key);
  if (!matches) {
    matches = compileFilterPolicy(FilterPolicy, FilterPolicyScope === "MessageBody");
    compiled.set(key, matches);
  }
  return matches({ attributes, message: textFor(texts, protocol) });
}
