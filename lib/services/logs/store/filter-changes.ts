import type { Database } from "@/lib/platform/database";
import type { FilterCounts } from "../model/filter-limits";
import { groupNotFound, type LogGroup } from "../model/log-group";

/**
 * Holds the group fast, so that two changes of its filters count one after the other, and answers what it has of filters
 * besides the named one. Throws ResourceNotFoundException when the group was deleted meanwhile.
 */
export async function holdFilters(db: Database, { id }: LogGroup, besides: string): Promise<FilterCounts> {
  const held = await db.$queryRaw<unknown[]>`SELECT 1 FROM log_groups WHERE id = ${id} FOR NO KEY UPDATE`;
  if (held.length === 0) throw groupNotFound();
  const others = { groupId: id, NOT: { name: besides } };
  return {
    metricFilters: await db.logMetricFilter.count({ where: others }),
    subscriptionFilters: await db.logSubscriptionFilter.count({ where: others }),
    // The one being put may hide a filter of the other kind that has its name: one too few is counted then, never one too many.
    withRegex:
      (await db.logMetricFilter.count({ where: { ...others, usesRegex: true } })) +
      (await db.logSubscriptionFilter.count({ where: { ...others, usesRegex: true } })),
  };
}

/** Tells writers that what they remember of the group's filters is old. */
export async function noteFilterChange(db: Database, { id }: LogGroup): Promise<void> {
  await db.logGroup.updateMany({ where: { id }, data: { filterRevision: { increment: 1 } } });
}

/** A deleted group's filters go with it. */
export async function deleteFilters(db: Database, groupId: bigint): Promise<void> {
  await db.logMetricFilter.deleteMany({ where: { groupId } });
  const gone = await db.logSubscriptionFilter.findMany({ where: { groupId }, select: { id: true } });
  await db.logSubscriptionOutbox.deleteMany({ where: { filterId: { in: gone.map(({ id }) => id) } } });
  await db.logSubscriptionFilter.deleteMany({ where: { groupId } });
}
