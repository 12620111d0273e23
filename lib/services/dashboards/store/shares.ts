import type { Database } from "@/lib/platform/database";

/** A link to one dashboard, as it is kept. */
export type StoredShare = {
  shareId: string;
  name: string;
  note: string;
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  revokedBy: string | null;
  /** Keys of the log groups that the link may read. */
  logGroups: string[];
};

export async function insertShare(db: Database, accountId: string, share: StoredShare): Promise<void> {
  await db.dashboardShare.create({ data: { accountId, ...share } });
}

export async function findShare(db: Database, accountId: string, shareId: string): Promise<StoredShare | undefined> {
  const found = await db.dashboardShare.findUnique({ where: { accountId_shareId: { accountId, shareId } } });
  return found ?? undefined;
}

/** The links to a dashboard, newest first, at most `limit`. */
export async function listShares(db: Database, accountId: string, name: string, limit: number): Promise<StoredShare[]> {
  return db.dashboardShare.findMany({ where: { accountId, name }, orderBy: { createdAt: "desc" }, take: limit });
}

/** How many links to a dashboard can be followed at this moment. */
export async function countLiveShares(db: Database, accountId: string, name: string, at: Date): Promise<number> {
  return db.dashboardShare.count({ where: { accountId, name, revokedAt: null, expiresAt: { gt: at } } });
}

/** Takes back links to these dashboards, or one of them; answers how many could still be followed. */
export async function revokeShares(
  db: Database,
  accountId: string,
  which: { names: string[]; shareId?: string },
  by: { arn: string | null; at: Date },
): Promise<number> {
  const { count } = await db.dashboardShare.updateMany({
    where: { accountId, name: { in: which.names }, shareId: which.shareId, revokedAt: null },
    data: { revokedAt: by.at, revokedBy: by.arn },
  });
  return count;
}

export async function deleteAllShares(db: Database, accountId: string): Promise<void> {
  await db.dashboardShare.deleteMany({ where: { accountId } });
}
