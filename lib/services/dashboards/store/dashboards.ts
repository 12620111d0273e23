import type { Database } from "@/lib/platform/database";

/** A dashboard as it is kept. */
export type StoredDashboard = { name: string; body: string; version: number; lastModified: Date };

/** What a list shows of a dashboard; `size` in bytes. */
export type ListedDashboard = { name: string; size: number; lastModified: Date };

/** Versions that are kept of one dashboard. */
const KEPT_VERSIONS = 100;

/**
 * Saves a body as the dashboard's newest version and answers whether the dashboard is new. One that was deleted counts on
 * where it ended. Two savers at once are put in a row by the dashboard's row lock.
 */
export async function saveDashboard(
  db: Database,
  accountId: string,
  name: string,
  body: string,
  author: { arn: string | null; at: Date },
): Promise<{ isNew: boolean }> {
  const [saved] = await db.$queryRaw<{ version: number; is_new: boolean }[]>`
    INSERT INTO dashboards AS now (account_id, name, version, body, last_modified)
    SELECT ${accountId}, ${name}, coalesce(max(version), 0) + 1, ${body}, ${author.at}
    FROM dashboard_versions WHERE account_id = ${accountId} AND name = ${name}
    ON CONFLICT (account_id, name)
    DO UPDATE SET version = now.version + 1, body = excluded.body, last_modified = excluded.last_modified
    RETURNING version, xmax = 0 AS is_new`;
  const { version, is_new: isNew } = saved ?? { version: 1, is_new: true };
  await db.dashboardVersion.create({
    data: { accountId, name, version, body, authorArn: author.arn, createdAt: author.at },
  });
  await db.dashboardVersion.deleteMany({ where: { accountId, name, version: { lte: version - KEPT_VERSIONS } } });
  return { isNew };
}

export async function findDashboard(
  db: Database,
  accountId: string,
  name: string,
): Promise<StoredDashboard | undefined> {
  const found = await db.dashboard.findUnique({ where: { accountId_name: { accountId, name } } });
  return found ?? undefined;
}

/** A page of dashboards whose names begin with `prefix`, by name, after the name `after`. */
export async function listDashboards(
  db: Database,
  accountId: string,
  prefix: string,
  after: string,
  limit: number,
): Promise<ListedDashboard[]> {
  return db.$queryRaw<ListedDashboard[]>`
    SELECT name, octet_length(body) AS size, last_modified AS "lastModified" FROM dashboards
    WHERE account_id = ${accountId} AND starts_with(name, ${prefix}) AND name > ${after}
    ORDER BY name LIMIT ${limit}`;
}

/** Deletes those of the dashboards that exist and answers their names; their versions stay. */
export async function deleteDashboards(db: Database, accountId: string, names: string[]): Promise<string[]> {
  const deleted = await db.$queryRaw<{ name: string }[]>`
    DELETE FROM dashboards WHERE account_id = ${accountId} AND name = ANY (${names}::text[]) RETURNING name`;
  return deleted.map(({ name }) => name);
}

/** Deletes all dashboards of an account with all their versions. */
export async function deleteAllDashboards(db: Database, accountId: string): Promise<void> {
  await db.dashboard.deleteMany({ where: { accountId } });
  await db.dashboardVersion.deleteMany({ where: { accountId } });
}
