import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";

/** What happened to a topic in one minute. */
export type TopicMinute = {
  topicName: string;
  minute: Date;
  published: number;
  bytes: number[];
  filteredOut: number;
  delivered: number;
  failed: number;
};

/** Where there may be something to count: scopes that have topics, or had some. */
export async function findCountedScopes(db: Database): Promise<Scope[]> {
  return db.$queryRaw<Scope[]>`
    SELECT account_id AS "accountId", region FROM sns_topics
    UNION SELECT account_id, region FROM sns_metric_marks`;
}

/** Up to when a scope has been counted, locked so that one worker counts at a time; a new scope begins at `first`. */
export async function lockMetricMark(db: Database, { accountId, region }: Scope, first: Date): Promise<Date> {
  const [row] = await db.$queryRaw<{ counted_until: Date }[]>`
    INSERT INTO sns_metric_marks (account_id, region, counted_until) VALUES (${accountId}, ${region}, ${first})
    ON CONFLICT (account_id, region) DO UPDATE SET counted_until = sns_metric_marks.counted_until
    RETURNING counted_until`;
  return row?.counted_until ?? first;
}

export async function setMetricMark(db: Database, { accountId, region }: Scope, countedUntil: Date): Promise<void> {
  await db.snsMetricMark.update({ where: { accountId_region: { accountId, region } }, data: { countedUntil } });
}

/** Counts by topic and minute from a moment up to, but not at, another. Handshakes are no notifications. */
export async function countByMinute(
  db: Database,
  { accountId, region }: Scope,
  from: Date,
  to: Date,
): Promise<TopicMinute[]> {
  const rows = await db.$queryRaw<TopicMinute[]>`
    WITH published AS (
      SELECT topic_name, date_trunc('minute', published_at) AS minute, count(*)::int AS published,
             array_agg(bytes) AS bytes, sum(filtered_out)::int AS filtered_out
      FROM sns_messages
      WHERE account_id = ${accountId} AND region = ${region} AND published_at >= ${from} AND published_at < ${to}
        AND kind = 'Notification'
      GROUP BY 1, 2
    ), attempted AS (
      SELECT topic_name, date_trunc('minute', attempted_at) AS minute,
             count(*) FILTER (WHERE outcome = 'Delivered')::int AS delivered,
             count(*) FILTER (WHERE outcome = 'Failed')::int AS failed
      FROM sns_delivery_attempts
      WHERE account_id = ${accountId} AND region = ${region} AND attempted_at >= ${from} AND attempted_at < ${to}
        AND kind = 'Notification' AND target = 'endpoint'
      GROUP BY 1, 2
    )
    SELECT topic_name AS "topicName", minute, coalesce(published, 0) AS published,
           coalesce(bytes, '{}') AS bytes, coalesce(filtered_out, 0) AS "filteredOut",
           coalesce(delivered, 0) AS delivered, coalesce(failed, 0) AS failed
    FROM published FULL JOIN attempted USING (topic_name, minute)
    ORDER BY minute, topic_name`;
  return rows;
}
