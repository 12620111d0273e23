import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { Attributes, Tags, Topic } from "../model/topic";
import type { SubscriptionCounts } from "../model/topic-attributes";

/** Adds a topic; false when there is one of that name. Of two that come at once the second waits and then finds the first. */
export async function insertTopic(db: Database, topic: Topic, createdAt: Date): Promise<boolean> {
  const { accountId, region, name, attributes, tags } = topic;
  const added = await db.$executeRaw`
    INSERT INTO sns_topics (account_id, region, topic_name, attributes, tags, created_at)
    VALUES (${accountId}, ${region}, ${name}, ${JSON.stringify(attributes)}::jsonb, ${JSON.stringify(tags)}::jsonb, ${createdAt})
    ON CONFLICT DO NOTHING`;
  return added === 1;
}

export async function findTopic(db: Database, scope: Scope, name: string): Promise<Topic | undefined> {
  const row = await db.snsTopic.findUnique({ where: whereTopic(scope, name) });
  return row ? topicOf(row) : undefined;
}

/** A topic that this transaction means to change; others wait. */
export async function lockTopic(db: Database, scope: Scope, name: string): Promise<Topic | undefined> {
  const { accountId, region } = scope;
  await db.$queryRaw`
    SELECT 1 FROM sns_topics WHERE account_id = ${accountId} AND region = ${region} AND topic_name = ${name} FOR UPDATE`;
  return findTopic(db, scope, name);
}

export async function setTopicAttributes(db: Database, topic: Topic, attributes: Attributes): Promise<void> {
  await db.snsTopic.update({ where: whereTopic(topic, topic.name), data: { attributes } });
}

export async function setTopicTags(db: Database, topic: Topic, tags: Tags): Promise<void> {
  await db.snsTopic.update({ where: whereTopic(topic, topic.name), data: { tags } });
}

/** Removes a topic with its subscriptions; whatever is on its way to them finds nobody. */
export async function deleteTopic(db: Database, { accountId, region }: Scope, topicName: string): Promise<void> {
  await db.snsTopic.deleteMany({ where: { accountId, region, topicName } });
}

/** The names of topics after `after`, in order. */
export async function listTopicNames(
  db: Database,
  { accountId, region }: Scope,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const rows = await db.snsTopic.findMany({
    where: { accountId, region, ...(after === undefined ? {} : { topicName: { gt: after } }) },
    orderBy: { topicName: "asc" },
    select: { topicName: true },
    take: limit,
  });
  return rows.map(({ topicName }) => topicName);
}

export function countTopics(db: Database, { accountId, region }: Scope): Promise<number> {
  return db.snsTopic.count({ where: { accountId, region } });
}

export async function countSubscriptions(
  db: Database,
  { accountId, region }: Scope,
  topicName: string,
): Promise<SubscriptionCounts & { filtered: number }> {
  const [row] = await db.$queryRaw<{ pending: number; confirmed: number; filtered: number }[]>`
    SELECT count(*) FILTER (WHERE state = 'Pending')::int AS pending,
           count(*) FILTER (WHERE state = 'Confirmed')::int AS confirmed,
           count(*) FILTER (WHERE state <> 'Deleted' AND attributes ? 'FilterPolicy')::int AS filtered
    FROM sns_subscriptions WHERE account_id = ${accountId} AND region = ${region} AND topic_name = ${topicName}`;
  return row ?? { pending: 0, confirmed: 0, filtered: 0 };
}

/** One more of the topic's subscriptions has been deleted. */
export async function countDeletedSubscription(db: Database, scope: Scope, name: string): Promise<void> {
  await db.snsTopic.update({ where: whereTopic(scope, name), data: { subscriptionsDeleted: { increment: 1 } } });
}

function whereTopic({ accountId, region }: Scope, topicName: string) {
  return { accountId_region_topicName: { accountId, region, topicName } };
}

type TopicRow = Scope & { topicName: string; attributes: unknown; tags: unknown; subscriptionsDeleted: number };

/** Only this room writes the columns, and only maps of text. */
export function topicOf({ accountId, region, topicName, attributes, tags, subscriptionsDeleted }: TopicRow): Topic {
  return {
    accountId,
    region,
    name: topicName,
    attributes: attributes as Attributes,
    tags: tags as Tags,
    subscriptionsDeleted,
  };
}

/** The topics that have tags, at most `limit`. */
export async function listTaggedTopics(
  db: Database,
  { accountId, region }: Scope,
  limit: number,
): Promise<{ name: string; tags: Tags }[]> {
  const rows = await db.snsTopic.findMany({
    where: { accountId, region, tags: { not: {} } },
    select: { topicName: true, tags: true },
    orderBy: { topicName: "asc" },
    take: limit,
  });
  return rows.map(({ topicName, tags }) => ({ name: topicName, tags: tags as Tags }));
}
