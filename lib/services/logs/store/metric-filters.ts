import type { StandardUnit } from "@aws-sdk/client-cloudwatch-logs";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { type LogMetricFilter, Prisma } from "@/prisma/client/client";
import type { LogGroup } from "../model/log-group";
import { type MetricFilter, metricFilterNotFound } from "../model/metric-filter";
import { noteFilterChange } from "./filter-changes";

/** A metric filter in a list. */
export type ListedMetricFilter = MetricFilter & { group: string; createdAt: Date };

/** Which metric filters of an account and Region; `after` is where the page before ended. */
export type MetricFilterQuestion = {
  group?: LogGroup | undefined;
  prefix?: string | undefined;
  metricName?: string | undefined;
  metricNamespace?: string | undefined;
  after?: { name: string; group: string } | undefined;
};

/** Makes the filter, or replaces the one of its name, whose time of creation stays. */
export async function putMetricFilter(db: Database, group: LogGroup, filter: MetricFilter, now: Date): Promise<void> {
  const { name, defaultValue, unit, systemDimensions, ...rest } = filter;
  const data = {
    ...rest,
    defaultValue: defaultValue ?? null,
    unit: unit ?? null,
    systemDimensions: [...systemDimensions],
    dimensions: { ...filter.dimensions },
  };
  const where = { groupId_name: { groupId: group.id, name } };
  await db.logMetricFilter.upsert({
    where,
    create: { groupId: group.id, name, createdAt: now, ...data },
    update: data,
  });
  await noteFilterChange(db, group);
}

/** Throws ResourceNotFoundException. */
export async function deleteMetricFilter(db: Database, group: LogGroup, name: string): Promise<void> {
  const { count } = await db.logMetricFilter.deleteMany({ where: { groupId: group.id, name } });
  if (count === 0) throw metricFilterNotFound();
  await noteFilterChange(db, group);
}

/** Filters in the order of their names, at most `limit`. */
export async function listMetricFilters(
  db: Database,
  { accountId, region }: Scope,
  { group, prefix, metricName, metricNamespace, after }: MetricFilterQuestion,
  limit: number,
): Promise<ListedMetricFilter[]> {
  const wanted = [
    Prisma.sql`g.account_id = ${accountId} AND g.region = ${region}`,
    ...(group ? [Prisma.sql`f.group_id = ${group.id}`] : []),
    ...(prefix !== undefined ? [Prisma.sql`f.name >= ${prefix} AND starts_with(f.name, ${prefix})`] : []),
    ...(metricName !== undefined ? [Prisma.sql`f.metric_name = ${metricName}`] : []),
    ...(metricNamespace !== undefined ? [Prisma.sql`f.metric_namespace = ${metricNamespace}`] : []),
    ...(after ? [Prisma.sql`(f.name, g.name) > (${after.name}, ${after.group})`] : []),
  ];
  const rows = await db.$queryRaw<Row[]>`
    SELECT g.name AS group, f.name, f.id, f.pattern, f.uses_regex AS "usesRegex", f.metric_namespace AS "metricNamespace",
           f.metric_name AS "metricName", f.metric_value AS "metricValue", f.default_value AS "defaultValue", f.dimensions,
           f.system_dimensions AS "systemDimensions", f.unit, f.apply_to_transformed AS "applyToTransformed",
           f.created_at AS "createdAt"
    FROM log_metric_filters f JOIN log_groups g ON g.id = f.group_id
    WHERE ${Prisma.join(wanted, " AND ")}
    ORDER BY f.name, g.name LIMIT ${limit}`;
  return rows.map((row) => ({ ...metricFilterOf(row), group: row.group, createdAt: row.createdAt }));
}

type Row = Omit<LogMetricFilter, "groupId"> & { group: string };

/** Unit and dimensions were checked when they were put. */
export function metricFilterOf(row: Omit<LogMetricFilter, "groupId" | "createdAt">): MetricFilter & { id: string } {
  return {
    id: row.id.toString(),
    name: row.name,
    pattern: row.pattern,
    usesRegex: row.usesRegex,
    metricNamespace: row.metricNamespace,
    metricName: row.metricName,
    metricValue: row.metricValue,
    defaultValue: row.defaultValue ?? undefined,
    dimensions: row.dimensions as Record<string, string>,
    systemDimensions: row.systemDimensions,
    unit: (row.unit ?? undefined) as StandardUnit | undefined,
    applyToTransformed: row.applyToTransformed,
  };
}
