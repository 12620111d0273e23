import type { Database } from "@/lib/platform/database";

/** A body that a dashboard had; the author is null when a part of Mirante gave it. */
export type StoredVersion = { version: number; body: string; authorArn: string | null; createdAt: Date };

/** The newest versions below `before`, newest first. */
export async function listVersions(
  db: Database,
  accountId: string,
  name: string,
  before: number,
  limit: number,
): Promise<StoredVersion[]> {
  return db.dashboardVersion.findMany({
    where: { accountId, name, version: { lt: before } },
    orderBy: { version: "desc" },
    take: limit,
  });
}

export async function findVersion(
  db: Database,
  accountId: string,
  name: string,
  version: number,
): Promise<StoredVersion | undefined> {
  const found = await db.dashboardVersion.findUnique({
    where: { accountId_name_version: { accountId, name, version } },
  });
  return found ?? undefined;
}
