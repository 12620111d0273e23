import type { LogGroupClass } from "@aws-sdk/client-cloudwatch-logs";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { AwsError } from "@/lib/platform/errors";
import { type LogGroup as GroupRow, Prisma } from "@/prisma/client/client";
import { groupNotFound, type LogGroup } from "../model/log-group";
import type { Tags } from "../model/tags";
import { deleteFilters } from "./filter-changes";

/** A group in a list, with what it holds. */
export type ListedGroup = LogGroup & { storedBytes: number; metricFilters: number };

/** Which groups, by name; `names` and the texts may be absent, which is all. `after` is the last name of the page before. */
export type GroupQuestion = {
  prefix?: string | undefined;
  substring?: string | undefined;
  class?: string | undefined;
  names?: string[] | undefined;
  after?: string | undefined;
};

export async function insertGroup(db: Database, scope: Scope, group: Omit<LogGroup, "id">): Promise<void> {
  const { name, class: logGroupClass, retentionDays, createdAt, deletionProtected, tags } = group;
  const { count } = await db.logGroup.createMany({
    data: {
      accountId: scope.accountId,
      region: scope.region,
      name,
      class: logGroupClass,
      retentionDays: retentionDays ?? null,
      createdAt,
      deletionProtected,
      tags,
    },
    skipDuplicates: true,
  });
  if (count === 0) throw new AwsError("ResourceAlreadyExistsException", "The specified log group already exists");
}

/** The group of that name. Throws ResourceNotFoundException. */
export async function getGroup(db: Database, { accountId, region }: Scope, name: string): Promise<LogGroup> {
  const row = await db.logGroup.findUnique({ where: { accountId_region_name: { accountId, region, name } } });
  if (!row) throw groupNotFound();
  return groupOfRow(row);
}

/** Groups by their ids; those that are gone are left out. */
export async function getGroupsById(db: Database, ids: readonly bigint[]): Promise<LogGroup[]> {
  const rows = await db.logGroup.findMany({ where: { id: { in: [...ids] } } });
  return rows.map(groupOfRow);
}

/** The name of a group of this account and Region; undefined when there is none of that id. */
export async function findGroupName(
  db: Database,
  { accountId, region }: Scope,
  id: bigint,
): Promise<string | undefined> {
  const row = await db.logGroup.findFirst({ where: { id, accountId, region }, select: { name: true } });
  return row?.name;
}

function groupOfRow(row: GroupRow): LogGroup {
  return {
    id: row.id,
    name: row.name,
    class: row.class as LogGroupClass,
    retentionDays: row.retentionDays ?? undefined,
    createdAt: row.createdAt,
    deletionProtected: row.deletionProtected,
    tags: row.tags as Tags,
  };
}

/** The tags of a group for the check of rights, whose input nobody has validated; undefined when there is no such group. */
export async function findTags(db: Database, scope: Scope, name: string): Promise<Tags | undefined> {
  // Postgres refuses U+0000, and no group has it.
  if (name.includes("\0")) return undefined;
  const { accountId, region } = scope;
  const where = { accountId_region_name: { accountId, region, name } };
  const row = await db.logGroup.findUnique({ where, select: { tags: true } });
  return row?.tags as Tags | undefined;
}

/** Groups in the order of their names, at most `limit`. */
export async function listGroups(
  db: Database,
  { accountId, region }: Scope,
  { prefix, substring, class: logGroupClass, names, after }: GroupQuestion,
  limit: number,
  now: Date,
): Promise<ListedGroup[]> {
  const wanted = [
    Prisma.sql`g.account_id = ${accountId} AND g.region = ${region}`,
    // The comparison beside starts_with is what the index can use.
    ...(prefix !== undefined ? [Prisma.sql`g.name >= ${prefix} AND starts_with(g.name, ${prefix})`] : []),
    ...(substring ? [Prisma.sql`position(${substring} IN g.name) > 0`] : []),
    ...(logGroupClass ? [Prisma.sql`g.class = ${logGroupClass}`] : []),
    ...(names ? [Prisma.sql`g.name = ANY (${names})`] : []),
    ...(after !== undefined ? [Prisma.sql`g.name > ${after}`] : []),
  ];
  const rows = await db.$queryRaw<Row[]>`
    SELECT g.id, g.name, g.class, g.retention_days, g.created_at, g.deletion_protected, g.tags,
           coalesce((SELECT sum(d.stored_bytes) FROM log_group_days d
                     WHERE d.group_id = g.id AND (g.retention_days IS NULL
                       OR d.day >= (${now}::timestamptz AT TIME ZONE 'UTC')::date - g.retention_days)), 0)::float8
             AS stored_bytes,
           (SELECT count(*) FROM log_metric_filters f WHERE f.group_id = g.id)::integer AS metric_filters
    FROM log_groups g
    WHERE ${Prisma.join(wanted, " AND ")}
    ORDER BY g.name
    LIMIT ${limit}`;
  return rows.map(listedGroup);
}

export type GroupChange = { retentionDays?: number | null; deletionProtected?: boolean };

/** Throws ResourceNotFoundException when the group was deleted meanwhile. */
export async function updateGroup(db: Database, { id }: LogGroup, change: GroupChange): Promise<void> {
  const { count } = await db.logGroup.updateMany({ where: { id }, data: change });
  if (count === 0) throw groupNotFound();
}

/** Adds tags, or replaces the values of those that are there, in one step; answers what the group now has. */
export async function mergeTags(db: Database, { id }: LogGroup, tags: Tags): Promise<Tags> {
  const rows = await db.$queryRaw<{ tags: Tags }[]>`
    UPDATE log_groups SET tags = tags || ${JSON.stringify(tags)}::jsonb WHERE id = ${id} RETURNING tags`;
  if (!rows[0]) throw groupNotFound();
  return rows[0].tags;
}

export async function removeTags(db: Database, { id }: LogGroup, keys: string[]): Promise<void> {
  await db.$executeRaw`UPDATE log_groups SET tags = tags - ${keys}::text[] WHERE id = ${id}`;
}

/** The group is gone at once; its streams and events are never read again, and the worker removes them. */
export async function deleteGroup(db: Database, { id }: LogGroup, now: Date): Promise<void> {
  const { count } = await db.logGroup.deleteMany({ where: { id } });
  if (count === 0) throw groupNotFound();
  await deleteFilters(db, id);
  await db.logPurge.create({ data: { groupId: id, requestedAt: now } });
}

type Row = {
  id: bigint;
  name: string;
  class: string;
  retention_days: number | null;
  created_at: Date;
  deletion_protected: boolean;
  tags: Tags;
  stored_bytes: number;
  metric_filters: number;
};

function listedGroup(row: Row): ListedGroup {
  return {
    id: row.id,
    name: row.name,
    class: row.class as LogGroupClass,
    retentionDays: row.retention_days ?? undefined,
    createdAt: row.created_at,
    deletionProtected: row.deletion_protected,
    tags: row.tags,
    storedBytes: row.stored_bytes,
    metricFilters: row.metric_filters,
  };
}

/** The groups that have tags, at most `limit`. */
export async function listTaggedGroups(
  db: Database,
  { accountId, region }: Scope,
  limit: number,
): Promise<{ name: string; tags: Tags }[]> {
  const rows = await db.logGroup.findMany({
    where: { accountId, region, tags: { not: {} } },
    select: { name: true, tags: true },
    orderBy: { name: "asc" },
    take: limit,
  });
  return rows.map(({ name, tags }) => ({ name, tags: tags as Tags }));
}
