import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { Dispatch, MessageKind } from "../model/dispatch";
import type { Texts } from "../model/message";
import type { MessageAttributes } from "../model/message-attributes";
import type { Subscription } from "../model/subscription";
import type { Target } from "../model/target";
import type { Topic } from "../model/topic";
import { addDeliveryJobs } from "./jobs";
import { subscriptionOf } from "./subscriptions";
import { topicOf } from "./topics";

/** What finds a delivery. */
export type DeliveryKey = Scope & { publishedAt: Date; deliveryId: string };

/** A delivery with all that it needs; `attempts` are those made so far to this target. */
export type Delivery = DeliveryKey & {
  dispatch: Dispatch;
  subscription: Subscription;
  topic: Topic;
  target: Target;
  attempts: number;
};

/** A message, with the deliveries to be made of it and what metrics want to know. */
export type Outgoing = {
  dispatch: Dispatch;
  bytes: number;
  filteredOut: number;
  to: readonly { deliveryId: string; subscriptionId: string }[];
};

/** Puts a message, its deliveries and their jobs into the outbox, in the caller's transaction. */
export async function insertOutgoing(db: Database, { dispatch, bytes, filteredOut, to }: Outgoing): Promise<void> {
  const { accountId, region, publishedAt, messageId, topicName, kind, subject = null, groupId = null } = dispatch;
  await db.$executeRaw`
    INSERT INTO sns_messages (account_id, region, published_at, message_id, topic_name, kind, subject, texts, attributes,
                              group_id, bytes, filtered_out)
    VALUES (${accountId}, ${region}, ${publishedAt}, ${messageId}::uuid, ${topicName}, ${kind}, ${subject},
            ${JSON.stringify(dispatch.texts)}::jsonb, ${JSON.stringify(dispatch.attributes)}::jsonb,
            ${groupId}, ${bytes}, ${filteredOut})`;
  if (to.length === 0) return;
  await db.$executeRaw`
    INSERT INTO sns_deliveries (account_id, region, published_at, delivery_id, message_id, topic_name, subscription_id,
                                target, state)
    SELECT ${accountId}, ${region}, ${publishedAt}, d.delivery_id, ${messageId}::uuid, ${topicName}, d.subscription_id,
           'endpoint', 'Waiting'
    FROM unnest(${to.map(({ deliveryId }) => deliveryId)}::uuid[],
                ${to.map(({ subscriptionId }) => subscriptionId)}::uuid[]) AS d (delivery_id, subscription_id)`;
  const jobs = to.map(({ deliveryId }) => ({
    accountId,
    region,
    publishedAt: publishedAt.toISOString(),
    deliveryId,
    attempt: 1,
  }));
  await addDeliveryJobs(db, jobs, 0);
}

/** A delivery that still waits; undefined when it is done, or its topic or subscription is gone. */
export async function findWaitingDelivery(db: Database, key: DeliveryKey): Promise<Delivery | undefined> {
  const { accountId, region, publishedAt, deliveryId } = key;
  const [row] = await db.$queryRaw<DeliveryRow[]>`
    SELECT d.message_id::text AS message_id, d.target, d.attempts, m.kind, m.subject, m.texts, m.attributes, m.group_id,
           row_to_json(s) AS subscription, row_to_json(t) AS topic
    FROM sns_deliveries d
    JOIN sns_messages m USING (account_id, region, published_at, message_id)
    JOIN sns_subscriptions s
      ON s.account_id = d.account_id AND s.region = d.region AND s.topic_name = d.topic_name
     AND s.subscription_id = d.subscription_id
    JOIN sns_topics t ON t.account_id = d.account_id AND t.region = d.region AND t.topic_name = d.topic_name
    WHERE d.account_id = ${accountId} AND d.region = ${region} AND d.published_at = ${publishedAt}
      AND d.delivery_id = ${deliveryId}::uuid AND d.state = 'Waiting'`;
  return row && { ...key, ...deliveryOf(key, row) };
}

/** As `findWaitingDelivery`, for a transaction that means to write what came of it. */
export async function lockWaitingDelivery(db: Database, key: DeliveryKey): Promise<Delivery | undefined> {
  const { accountId, region, publishedAt, deliveryId } = key;
  await db.$queryRaw`
    SELECT 1 FROM sns_deliveries
    WHERE account_id = ${accountId} AND region = ${region} AND published_at = ${publishedAt}
      AND delivery_id = ${deliveryId}::uuid FOR UPDATE`;
  return findWaitingDelivery(db, key);
}

/** Writes what has become of a delivery. */
export async function saveDelivery(
  db: Database,
  { accountId, region, publishedAt, deliveryId }: DeliveryKey,
  state: "Waiting" | "Delivered" | "Failed" | "Cancelled",
  target: Target,
  attempts: number,
): Promise<void> {
  await db.$executeRaw`
    UPDATE sns_deliveries SET state = ${state}, target = ${target}, attempts = ${attempts}
    WHERE account_id = ${accountId} AND region = ${region} AND published_at = ${publishedAt}
      AND delivery_id = ${deliveryId}::uuid`;
}

type Json = Record<string, unknown>;
type DeliveryRow = {
  message_id: string;
  target: Target;
  attempts: number;
  kind: MessageKind;
  subject: string | null;
  texts: Texts;
  attributes: MessageAttributes;
  group_id: string | null;
  subscription: Json;
  topic: Json;
};

function deliveryOf({ accountId, region, publishedAt }: DeliveryKey, row: DeliveryRow) {
  const subscription = subscriptionOf(camelCased(row.subscription) as Parameters<typeof subscriptionOf>[0]);
  const dispatch: Dispatch = {
    accountId,
    region,
    kind: row.kind,
    topicName: subscription.topicName,
    messageId: row.message_id,
    publishedAt,
    subject: row.subject ?? undefined,
    texts: row.texts,
    attributes: row.attributes,
    groupId: row.group_id ?? undefined,
  };
  const topic = topicOf(camelCased(row.topic) as Parameters<typeof topicOf>[0]);
  return { dispatch, subscription, topic, target: row.target, attempts: row.attempts };
}

/** A row as PostgreSQL's JSON names its columns, under the names that Prisma gives them. */
function camelCased(row: Json): unknown {
  const name = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [name(column), value]));
}
