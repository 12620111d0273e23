import type { Distribution } from "@aws-sdk/client-cloudwatch-logs";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import { groupArn } from "../model/log-arn";
import type { LogGroup } from "../model/log-group";
import { type SubscriptionFilter, subscriptionFilterNotFound } from "../model/subscription-filter";
import { noteFilterChange } from "./filter-changes";

export type ListedSubscriptionFilter = SubscriptionFilter & { createdAt: Date };

/** Makes the filter, or replaces the one of its name, whose time of creation stays; answers its id. */
export async function putSubscriptionFilter(
  db: Database,
  group: LogGroup,
  { name, roleArn, ...rest }: SubscriptionFilter,
  now: Date,
): Promise<bigint> {
  const data = { ...rest, roleArn: roleArn ?? null };
  const { id } = await db.logSubscriptionFilter.upsert({
    where: { groupId_name: { groupId: group.id, name } },
    create: { groupId: group.id, name, createdAt: now, ...data },
    update: { ...data, lastDeliveredAt: null, lastFailedAt: null, lastFailure: null },
  });
  await noteFilterChange(db, group);
  return id;
}

/** What waits for the filter's destination goes with it. Throws ResourceNotFoundException. */
export async function deleteSubscriptionFilter(db: Database, group: LogGroup, name: string): Promise<void> {
  const where = { groupId_name: { groupId: group.id, name } };
  const filter = await db.logSubscriptionFilter.findUnique({ where });
  if (!filter) throw subscriptionFilterNotFound();
  await db.logSubscriptionFilter.deleteMany({ where: { groupId: group.id, name } });
  await db.logSubscriptionOutbox.deleteMany({ where: { filterId: filter.id } });
  await noteFilterChange(db, group);
}

/** A group's filters in the order of their names, after the name `after`, at most `limit`. */
export async function listSubscriptionFilters(
  db: Database,
  { id }: LogGroup,
  prefix: string | undefined,
  after: string | undefined,
  limit: number,
): Promise<ListedSubscriptionFilter[]> {
  const rows = await db.logSubscriptionFilter.findMany({
    where: { groupId: id, name: { startsWith: prefix ?? "", ...(after === undefined ? {} : { gt: after }) } },
    orderBy: { name: "asc" },
    take: limit,
  });
  return rows.map((row) => ({
    name: row.name,
    pattern: row.pattern,
    usesRegex: row.usesRegex,
    destinationArn: row.destinationArn,
    roleArn: row.roleArn ?? undefined,
    distribution: row.distribution as Distribution,
    applyToTransformed: row.applyToTransformed,
    createdAt: row.createdAt,
  }));
}

/** Whether a group forwards to a log group, and whether it receives from one: no group may do both, so nothing goes round. */
export async function forwardingOf(
  db: Database,
  scope: Scope,
  { id, name }: LogGroup,
): Promise<{ forwards: boolean; receives: boolean }> {
  // Two puts at once must not each find the other undone.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`log forwarding ${scope.accountId}`}, 0))`;
  const [found] = await db.$queryRaw<{ forwards: boolean; receives: boolean }[]>(Prisma.sql`
    SELECT EXISTS (SELECT 1 FROM log_subscription_filters
                   WHERE group_id = ${id} AND destination_arn LIKE 'arn:aws:logs:%') AS forwards,
           EXISTS (SELECT 1 FROM log_subscription_filters WHERE destination_arn = ${groupArn(scope, name)}) AS receives`);
  return found ?? { forwards: false, receives: false };
}
