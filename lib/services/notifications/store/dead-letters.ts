import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { Texts } from "../model/message";
import type { Protocol } from "../model/protocol";
import type { Target } from "../model/target";
import { addDeliveryJobs } from "./jobs";

/** A notification that was given up, by its last attempt. */
export type DeadLetter = Scope & {
  publishedAt: Date;
  deliveryId: string;
  messageId: string;
  topicName: string;
  subscriptionId: string;
  protocol: Protocol;
  endpoint: string;
  /** Where the last attempt went: a dead-letter queue may fail too. */
  target: Target;
  subject: string | undefined;
  texts: Texts;
  attempts: number;
};

/** Where a page of dead letters ended. */
export type DeadLetterPosition = { at: string; id: string };

type Row = Omit<DeadLetter, "accountId" | "region" | "subject"> & { subject: string | null };

/** What a topic's subscriptions never got, newest first. Those of a subscription that is gone are nobody's. */
export async function findDeadLetters(
  db: Database,
  { accountId, region }: Scope,
  topicName: string,
  after: DeadLetterPosition | undefined,
  limit: number,
): Promise<DeadLetter[]> {
  const behind = after
    ? Prisma.sql`AND (d.published_at, d.delivery_id) < (${new Date(after.at)}, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.published_at AS "publishedAt", d.delivery_id::text AS "deliveryId", d.message_id::text AS "messageId",
           d.topic_name AS "topicName", d.subscription_id::text AS "subscriptionId", s.protocol, s.endpoint, d.target,
           m.subject, m.texts, d.attempts
    FROM sns_deliveries d
    JOIN sns_messages m USING (account_id, region, published_at, message_id)
    JOIN sns_subscriptions s
      ON s.account_id = d.account_id AND s.region = d.region AND s.topic_name = d.topic_name
     AND s.subscription_id = d.subscription_id AND s.state = 'Confirmed'
    WHERE d.account_id = ${accountId} AND d.region = ${region} AND d.topic_name = ${topicName} AND d.state = 'Failed'
      AND m.kind = 'Notification' ${behind}
    ORDER BY d.published_at DESC, d.delivery_id DESC LIMIT ${limit}`;
  return rows.map(({ subject, ...row }) => ({ accountId, region, ...row, subject: subject ?? undefined }));
}

/** Has failed deliveries made anew from their first attempt; answers how many there were. */
export async function redriveDeadLetters(
  db: Database,
  { accountId, region }: Scope,
  topicName: string,
  deliveryIds: readonly string[],
): Promise<number> {
  const revived = await db.$queryRaw<{ published_at: Date; delivery_id: string }[]>`
    UPDATE sns_deliveries SET state = 'Waiting', target = 'endpoint', attempts = 0
    WHERE account_id = ${accountId} AND region = ${region} AND topic_name = ${topicName} AND state = 'Failed'
      AND delivery_id = ANY(${[...deliveryIds]}::uuid[])
    RETURNING published_at, delivery_id::text AS delivery_id`;
  const jobs = revived.map(({ published_at, delivery_id: deliveryId }) => ({
    accountId,
    region,
    publishedAt: published_at.toISOString(),
    deliveryId,
    attempt: 1,
  }));
  await addDeliveryJobs(db, jobs, 0);
  return revived.length;
}
