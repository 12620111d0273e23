import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { SubscriptionDelivery } from "../model/delivery";
import type { LogGroup } from "../model/log-group";
import { destinationOf } from "../model/subscription-filter";

/** Puts the message that goes ahead of all others into the outbox. */
export async function queueControlMessage(
  db: Database,
  { accountId, region }: Scope,
  group: LogGroup,
  filterId: bigint,
  events: string,
  now: Date,
): Promise<void> {
  const [createdAt, nextAttemptAt] = [now, now];
  await db.logSubscriptionOutbox.create({
    data: {
      accountId,
      region,
      groupId: group.id,
      filterId,
      streamName: "",
      messageType: "CONTROL_MESSAGE",
      events,
      createdAt,
      attempts: 0,
      nextAttemptAt,
    },
  });
}

/** Accounts and Regions with something to deliver at `now`. */
export async function listDeliveryScopes(db: Database, now: Date): Promise<Scope[]> {
  return db.$queryRaw<Scope[]>`
    SELECT account_id AS "accountId", region FROM log_subscription_outbox
    WHERE next_attempt_at <= ${now} GROUP BY 1, 2`;
}

/** Takes deliveries that are due, oldest first. They are due again at `until` if nobody settles them before. */
export async function takeDeliveries(
  db: Database,
  scope: Scope,
  now: Date,
  until: Date,
  limit: number,
): Promise<SubscriptionDelivery[]> {
  const { accountId, region } = scope;
  // A flush that was under way while the filter was deleted may have left some behind.
  await db.$executeRaw`
    DELETE FROM log_subscription_outbox o
    WHERE account_id = ${accountId} AND region = ${region} AND next_attempt_at <= ${now}
      AND NOT EXISTS (SELECT 1 FROM log_subscription_filters f WHERE f.group_id = o.group_id AND f.id = o.filter_id)`;
  const rows = await db.$queryRaw<Row[]>`
    WITH due AS (
      SELECT id FROM log_subscription_outbox
      WHERE account_id = ${accountId} AND region = ${region} AND next_attempt_at <= ${now}
      ORDER BY next_attempt_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE log_subscription_outbox o SET attempts = o.attempts + 1, next_attempt_at = ${until}
    FROM due, log_subscription_filters f, log_groups g
    WHERE o.account_id = ${accountId} AND o.region = ${region} AND o.id = due.id
      AND f.id = o.filter_id AND f.group_id = o.group_id AND g.id = o.group_id
    RETURNING o.id::text AS id, o.attempts, o.created_at, o.message_type, g.name AS group, o.stream_name, f.name AS filter,
              o.events, f.destination_arn`;
  return rows.map((row) => ({
    id: row.id,
    attempts: row.attempts,
    createdAt: row.created_at,
    messageType: row.message_type,
    group: row.group,
    stream: row.stream_name,
    filter: row.filter,
    events: row.events,
    destination: destinationOf(row.destination_arn, scope),
  }));
}

type Row = {
  id: string;
  attempts: number;
  created_at: Date;
  message_type: SubscriptionDelivery["messageType"];
  group: string;
  stream_name: string;
  filter: string;
  events: string;
  destination_arn: string;
};

/** Writes down that an attempt succeeded, or failed and with what words. `again` undefined: the delivery is over. */
export async function settleDelivery(
  db: Database,
  { accountId, region }: Scope,
  id: bigint,
  result: { failure: string | undefined; again: Date | undefined; now: Date },
): Promise<void> {
  const where = { accountId_region_id: { accountId, region, id } };
  const row = await db.logSubscriptionOutbox.findUnique({ where, select: { filterId: true } });
  if (!row) return;
  const { failure, again, now } = result;
  const outcome =
    failure === undefined ? { lastDeliveredAt: now } : { lastFailedAt: now, lastFailure: failure.replaceAll("\0", "") };
  await db.logSubscriptionFilter.updateMany({ where: { id: row.filterId }, data: outcome });
  if (again)
    await db.logSubscriptionOutbox.updateMany({ where: { accountId, region, id }, data: { nextAttemptAt: again } });
  else await db.logSubscriptionOutbox.deleteMany({ where: { accountId, region, id } });
}

/** How the deliveries of a group's filter stand. */
export type DeliveryState = {
  filterName: string;
  waiting: number;
  attempts: number;
  lastDeliveredAt: Date | null;
  lastFailedAt: Date | null;
  lastFailure: string | null;
};

export async function describeDeliveries(db: Database, { id }: LogGroup): Promise<DeliveryState[]> {
  return db.$queryRaw<DeliveryState[]>`
    SELECT f.name AS "filterName", count(o.id)::integer AS waiting, coalesce(max(o.attempts), 0) AS attempts,
           f.last_delivered_at AS "lastDeliveredAt", f.last_failed_at AS "lastFailedAt", f.last_failure AS "lastFailure"
    FROM log_subscription_filters f LEFT JOIN log_subscription_outbox o ON o.filter_id = f.id
    WHERE f.group_id = ${id} GROUP BY f.group_id, f.name ORDER BY f.name`;
}
