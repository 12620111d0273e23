import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { Protocol } from "../model/protocol";
import type { Subscription, SubscriptionState } from "../model/subscription";
import type { Attributes } from "../model/topic";

type Key = Scope & { topicName: string; id: string };

export async function insertSubscription(db: Database, subscription: Subscription, at: Date): Promise<void> {
  await db.snsSubscription.create({ data: { ...rowOf(subscription), stateChangedAt: at } });
}

/** Writes a subscription that has come into another state. */
export async function saveSubscription(db: Database, subscription: Subscription, at: Date): Promise<void> {
  const { protocol: _, endpoint: __, ...data } = rowOf(subscription);
  await db.snsSubscription.update({ where: whereSubscription(subscription), data: { ...data, stateChangedAt: at } });
}

export async function setSubscriptionAttributes(db: Database, key: Key, attributes: Attributes): Promise<void> {
  await db.snsSubscription.update({ where: whereSubscription(key), data: { attributes: { ...attributes } } });
}

export async function deleteSubscription(db: Database, key: Key): Promise<void> {
  await db.snsSubscription.delete({ where: whereSubscription(key) });
}

/** A subscription in whatever state; deleted ones are there for some days. */
export async function findSubscription(db: Database, key: Key): Promise<Subscription | undefined> {
  const row = await db.snsSubscription.findUnique({ where: whereSubscription(key) });
  return row ? subscriptionOf(row) : undefined;
}

/** A subscription that this transaction means to change; others wait. */
export async function lockSubscription(db: Database, key: Key): Promise<Subscription | undefined> {
  await db.$queryRaw`
    SELECT 1 FROM sns_subscriptions
    WHERE account_id = ${key.accountId} AND region = ${key.region} AND topic_name = ${key.topicName}
      AND subscription_id = ${key.id}::uuid FOR UPDATE`;
  return findSubscription(db, key);
}

/** The subscription that an endpoint has to a topic. */
export async function findByEndpoint(
  db: Database,
  { accountId, region }: Scope,
  topicName: string,
  protocol: Protocol,
  endpoint: string,
): Promise<Subscription | undefined> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT subscription_id::text AS id FROM sns_subscriptions
    WHERE account_id = ${accountId} AND region = ${region} AND topic_name = ${topicName} AND protocol = ${protocol}
      AND md5(endpoint) = md5(${endpoint}) AND endpoint = ${endpoint}`;
  return found && findSubscription(db, { accountId, region, topicName, id: found.id });
}

/** Where a page of subscriptions ended. */
export type SubscriptionPosition = { topicName: string; id: string };

/** Subscriptions that are not deleted, of one topic or of all, in the order of topics and ids. */
export async function listSubscriptions(
  db: Database,
  { accountId, region }: Scope,
  topicName: string | undefined,
  after: SubscriptionPosition | undefined,
  limit: number,
): Promise<Subscription[]> {
  const beyond = after && [
    { topicName: { gt: after.topicName } },
    { topicName: after.topicName, subscriptionId: { gt: after.id } },
  ];
  const rows = await db.snsSubscription.findMany({
    where: {
      accountId,
      region,
      state: { not: "Deleted" },
      ...(topicName === undefined ? {} : { topicName }),
      ...(beyond ? { OR: beyond } : {}),
    },
    orderBy: [{ topicName: "asc" }, { subscriptionId: "asc" }],
    take: limit,
  });
  return rows.map(subscriptionOf);
}

/** Everyone who gets what is published to a topic; the room's bound keeps them few enough. */
export async function confirmedSubscriptions(
  db: Database,
  { accountId, region }: Scope,
  topicName: string,
): Promise<Subscription[]> {
  const rows = await db.snsSubscription.findMany({ where: { accountId, region, topicName, state: "Confirmed" } });
  return rows.map(subscriptionOf);
}

/** Removes what has waited for its confirmation, or has been deleted, since before a moment; answers how many. */
export function removeStaleSubscriptions(db: Database, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM sns_subscriptions WHERE state <> 'Confirmed' AND state_changed_at < ${before}`;
}

function whereSubscription({ accountId, region, topicName, id }: Key) {
  return {
    accountId_region_topicName_subscriptionId: { accountId, region, topicName, subscriptionId: id },
  };
}

function rowOf({ id, attributes, ...subscription }: Subscription) {
  return { ...subscription, subscriptionId: id, attributes: { ...attributes } };
}

type SubscriptionRow = Scope & {
  topicName: string;
  subscriptionId: string;
  protocol: string;
  endpoint: string;
  state: string;
  attributes: unknown;
  principalArn: string;
  confirmationWasAuthenticated: boolean;
  authenticateOnUnsubscribe: boolean;
};

/** CHECK constraints bind protocol and state to the values of their types. */
export function subscriptionOf(row: SubscriptionRow): Subscription {
  return {
    accountId: row.accountId,
    region: row.region,
    topicName: row.topicName,
    id: row.subscriptionId,
    protocol: row.protocol as Protocol,
    endpoint: row.endpoint,
    state: row.state as SubscriptionState,
    attributes: row.attributes as Attributes,
    principalArn: row.principalArn,
    confirmationWasAuthenticated: row.confirmationWasAuthenticated,
    authenticateOnUnsubscribe: row.authenticateOnUnsubscribe,
  };
}
