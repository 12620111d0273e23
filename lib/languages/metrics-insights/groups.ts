import type { Aggregate, InsightsSelect, Key } from "./ast";
import { MAX_LIMIT } from "./parser";

/** What a query looks at. */
export interface Queryable {
  readonly metricName: string;
  readonly namespace: string;
  readonly dimensions: readonly { readonly Name: string; readonly Value: string }[];
  /** The tags of the resource that the metric is about; absent where it has none. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** The name of the group of metrics that lack the key they are grouped by. */
const OTHER = "Other";

/**
 * Whether a metric is among those that a query looks at. A metric that lacks the key of a condition meets neither `=` nor `!=`, as
 * in SQL.
 */
export function selects(query: InsightsSelect, metric: Queryable, accountId: string): boolean {
  const { source, conditions } = query;
  if (metric.metricName !== query.metricName || metric.namespace !== source.namespace) return false;
  const names = source.dimensions && new Set(source.dimensions);
  if (names && names.size !== metric.dimensions.length) return false;
  if (names && !metric.dimensions.every(({ Name }) => names.has(Name))) return false;
  return conditions.every(({ key, operator, value }) => {
    const own = keyValueOf(key, metric, accountId);
    return own !== undefined && (own === value) === (operator === "=");
  });
}

/** Whether a query speaks of tags, which have to be looked up. */
export function asksForTags({ conditions, groupBy }: InsightsSelect): boolean {
  return [...conditions.map(({ key }) => key), ...groupBy].some(({ kind }) => kind === "tag");
}

/** The values that tell a metric's group from others, in the order of GROUP BY; none without one. */
export function groupOf({ groupBy }: InsightsSelect, metric: Queryable, accountId: string): string[] {
  return groupBy.map((key) => keyValueOf(key, metric, accountId) ?? OTHER);
}

/** The names of the keys that a query groups by, as labels ask for them: `Dim.InstanceId`, `Tag.env`, `AccountId`. */
export function propertyNameOf({ kind, name }: Key): string {
  return kind === "account" ? name : `${kind === "tag" ? "Tag" : "Dim"}.${name}`;
}

/** A group with its values over time (NaN where there are none). */
export interface Group {
  readonly values: readonly string[];
  readonly points: Float64Array;
}

/** The groups as a query wants them: by their names, or by one number of each; no more than its limit. */
export function arranged<G extends Group>({ orderBy, limit = MAX_LIMIT }: InsightsSelect, groups: readonly G[]): G[] {
  const byName = [...groups].sort((one, other) => compareLists(one.values, other.values));
  if (!orderBy) return byName.slice(0, limit);
  const sign = orderBy.direction === "DESC" ? -1 : 1;
  const ranked = byName.map((group) => ({ group, rank: numberOf(orderBy.aggregate, group.points) }));
  ranked.sort((one, other) => sign * (one.rank - other.rank));
  return ranked.slice(0, limit).map(({ group }) => group);
}

function keyValueOf({ kind, name }: Key, { dimensions, tags = {} }: Queryable, accountId: string): string | undefined {
  if (kind === "account") return accountId;
  if (kind === "tag") return Object.hasOwn(tags, name) ? tags[name] : undefined;
  return dimensions.find(({ Name }) => Name === name)?.Value;
}

function compareLists(one: readonly string[], other: readonly string[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? "";
    if (value !== against) return value < against ? -1 : 1;
  }
  return 0;
}

function numberOf(aggregate: Aggregate, points: Float64Array): number {
  const present = points.filter((value) => !Number.isNaN(value));
  const sum = present.reduce((total, value) => total + value, 0);
  switch (aggregate) {
    case "AVG":
      return present.length === 0 ? 0 : sum / present.length;
    case "COUNT":
      return present.length;
    case "SUM":
      return sum;
    case "MAX":
      return present.length === 0 ? 0 : present.reduce((one, other) => Math.max(one, other));
    case "MIN":
      return present.length === 0 ? 0 : present.reduce((one, other) => Math.min(one, other));
  }
}
