import { hash } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import type { Scope } from "@/lib/platform/arn";
import { type Database, pool } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { SeriesFilter } from "../model/list-metrics";
import { compareText, type NamedValue, type SeriesName } from "../model/series";

/** A metric of an account and Region, with the text that stands for all of it (`seriesKey`). */
export type ScopedSeries = { scope: Scope; name: SeriesName; key: string };

/**
 * Makes sure that the metrics exist and were seen at `seenAt`; answers their ids by key.
 * Rows are locked in the order of their hashes, so that two writers at once never wait for each other in a circle.
 */
export async function touchSeries(
  client: Pool | PoolClient,
  series: readonly ScopedSeries[],
  seenAt: Date,
): Promise<Map<string, number>> {
  const hashed = series
    .map((one) => ({ ...one, hash: hashOf(one.key) }))
    .sort((one, other) => compareText(one.hash, other.hash));
  const { rows } = await client.query<{ id: string; series_key: string }>(TOUCH, [
    hashed.map(({ scope }) => scope.accountId),
    hashed.map(({ scope }) => scope.region),
    hashed.map(({ hash }) => hash),
    hashed.map(({ name }) => name.namespace),
    hashed.map(({ name }) => name.metricName),
    hashed.map(({ name }) => JSON.stringify(dimensionsAsObject(name.dimensions))),
    seenAt,
  ]);
  const ids = new Map(rows.map(({ id, series_key }) => [series_key, Number(id)]));
  return new Map(hashed.flatMap(({ key, hash }) => withId(key, ids.get(hash))));
}

const TOUCH = `
  INSERT INTO metric_series AS known
    (account_id, region, series_key, namespace, metric_name, dimensions, first_seen, last_seen)
  SELECT account_id, region, series_key, namespace, metric_name, dimensions::jsonb, $7, $7
  FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[])
       AS seen (account_id, region, series_key, namespace, metric_name, dimensions)
  ORDER BY series_key
  ON CONFLICT (account_id, region, series_key)
  DO UPDATE SET last_seen = greatest(known.last_seen, excluded.last_seen)
  RETURNING id, series_key`;

/** Those of the metrics that exist: their ids, and when (milliseconds) they were last seen. */
export async function lookUpSeries(
  series: readonly ScopedSeries[],
): Promise<{ key: string; id: number; seenAt: number }[]> {
  const hashed = new Map(series.map((one) => [hashOf(one.key), one]));
  const { rows } = await pool().query<{ id: string; series_key: string; last_seen: Date }>({
    name: "look-up-metric-series",
    text: `
      SELECT known.id, known.series_key, known.last_seen
      FROM unnest($1::text[], $2::text[], $3::uuid[]) AS wanted (account_id, region, series_key)
      JOIN metric_series AS known USING (account_id, region, series_key)`,
    values: [series.map(({ scope }) => scope.accountId), series.map(({ scope }) => scope.region), [...hashed.keys()]],
  });
  return rows.flatMap(({ id, series_key, last_seen }) => {
    const key = hashed.get(series_key)?.key;
    return key === undefined ? [] : [{ key, id: Number(id), seenAt: last_seen.getTime() }];
  });
}

/** The ids of those of the metrics that exist, by key. */
export async function findSeries({ accountId, region }: Scope, keys: readonly string[]): Promise<Map<string, number>> {
  const hashes = new Map(keys.map((key) => [hashOf(key), key]));
  const { rows } = await pool().query<{ id: string; series_key: string }>(
    "SELECT id, series_key FROM metric_series WHERE account_id = $1 AND region = $2 AND series_key = ANY ($3::uuid[])",
    [accountId, region, [...hashes.keys()]],
  );
  return new Map(rows.flatMap(({ id, series_key }) => withId(hashes.get(series_key), Number(id))));
}

/** Where a page of metrics ended. */
export type SeriesPosition = { namespace: string; metricName: string; id: string };

/** A page of metrics in the order of their names, after `position`. */
export async function listSeries(
  db: Database,
  { accountId, region }: Scope,
  filter: SeriesFilter,
  limit: number,
  position: SeriesPosition | undefined,
): Promise<(SeriesName & { id: string })[]> {
  const conditions = [
    Prisma.sql`account_id = ${accountId} AND region = ${region} AND last_seen >= ${filter.seenSince}`,
  ];
  if (filter.namespace !== undefined) conditions.push(Prisma.sql`namespace = ${filter.namespace}`);
  if (filter.metricName !== undefined) conditions.push(Prisma.sql`metric_name = ${filter.metricName}`);
  for (const { name, value } of filter.dimensions) {
    const pair = value === undefined ? undefined : JSON.stringify(dimensionsAsObject([{ Name: name, Value: value }]));
    conditions.push(pair ? Prisma.sql`dimensions @> ${pair}::jsonb` : Prisma.sql`dimensions ? ${name}`);
  }
  if (position) {
    const { namespace, metricName, id } = position;
    conditions.push(Prisma.sql`(namespace, metric_name, id) > (${namespace}, ${metricName}, ${id}::bigint)`);
  }
  // The text of the id has a name of its own: ORDER BY would otherwise sort by it and not by the number.
  const rows = await db.$queryRaw<Row[]>`
    SELECT id::text AS series_id, namespace, metric_name, dimensions FROM metric_series
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY namespace, metric_name, id LIMIT ${limit}`;
  return rows.map(({ series_id, namespace, metric_name, dimensions }) => ({
    id: series_id,
    namespace,
    metricName: metric_name,
    dimensions: Object.entries(dimensions)
      .map(([Name, Value]) => ({ Name, Value }))
      .sort((one, other) => compareText(one.Name, other.Name)),
  }));
}

type Row = { series_id: string; namespace: string; metric_name: string; dimensions: Record<string, string> };

/** Hides every metric of an account from lists. The rows stay: writers remember their ids, which must not come to nothing. */
export async function unseeSeries(db: Database, accountId: string): Promise<void> {
  await db.$executeRaw`UPDATE metric_series SET last_seen = to_timestamp(0) WHERE account_id = ${accountId}`;
}

/** The first half of a SHA-256, in the form of a UUID. */
export function hashOf(key: string): string {
  const hex = hash("sha256", key, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** An object without a prototype, so that a dimension may have any name. */
export function dimensionsAsObject(dimensions: readonly NamedValue[]): Record<string, string> {
  const object: Record<string, string> = Object.create(null);
  for (const { Name, Value } of dimensions) object[Name] = Value;
  return object;
}

function withId(key: string | undefined, id: number | undefined): [string, number][] {
  return key !== undefined && id !== undefined ? [[key, id]] : [];
}
