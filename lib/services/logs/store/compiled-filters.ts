import { LRUCache } from "lru-cache";
import { database } from "@/lib/platform/database";
import { type CompiledMetricFilter, compileMetricFilter } from "../model/metric-extraction";
import { type CompiledSubscriptionFilter, compileSubscriptionFilter } from "../model/subscription-filter";
import { metricFilterOf } from "./metric-filters";

/** All that works on a group's events as they come. */
export type GroupFilters = {
  metric: readonly CompiledMetricFilter[];
  subscription: readonly CompiledSubscriptionFilter[];
};

const NONE: GroupFilters = { metric: [], subscription: [] };

const remembered = new LRUCache<bigint, { revision: number; filters: Promise<GroupFilters> }>({ max: 10_000 });

/**
 * The filters of a group. Every flush learns the group's revision anyway, with its id, so that what is remembered is never
 * older than the last change, and a group that never had a filter costs nothing.
 */
export function filtersOf(groupId: bigint, revision: number): Promise<GroupFilters> | GroupFilters {
  if (revision === 0) return NONE;
  const known = remembered.get(groupId);
  if (known?.revision === revision) return known.filters;
  const filters = loadFilters(groupId);
  remembered.set(groupId, { revision, filters });
  filters.catch(() => remembered.delete(groupId));
  return filters;
}

async function loadFilters(groupId: bigint): Promise<GroupFilters> {
  const [metric, subscription] = await Promise.all([
    database().logMetricFilter.findMany({ where: { groupId } }),
    database().logSubscriptionFilter.findMany({ where: { groupId }, select: { id: true, pattern: true } }),
  ]);
  return {
    metric: metric.map((row) => compileMetricFilter(metricFilterOf(row))),
    subscription: subscription.map(({ id, pattern }) => compileSubscriptionFilter({ id: id.toString(), pattern })),
  };
}
