import type { Database } from "@/lib/platform/database";
import type { IamAccessKeyModel } from "@/prisma/client/models";
import { seal, unseal } from "./sealed";

/** A long-lived access key, without its secret. `userId` is absent for the root user's. */
export type AccessKey = {
  accountId: string;
  accessKeyId: string;
  userId: string | undefined;
  status: "Active" | "Inactive";
  lastUsed: { at: Date; service: string; region: string } | undefined;
  createdAt: Date;
};

/** Whose keys: a user's, or the root user's. */
export type KeyOwner = { accountId: string; userId: string | undefined };

export async function insertAccessKey(
  db: Database,
  owner: KeyOwner,
  key: { accessKeyId: string; secretAccessKey: string; createdAt: Date },
): Promise<void> {
  const { accessKeyId, secretAccessKey, createdAt } = key;
  const sealedSecret = seal(secretAccessKey, accessKeyId);
  await db.iamAccessKey.create({ data: { ...owner, accessKeyId, sealedSecret, status: "Active", createdAt } });
}

/** The keys of an owner, the oldest first; the quota keeps them few. */
export async function listAccessKeys(db: Database, owner: KeyOwner): Promise<AccessKey[]> {
  const orderBy = [{ createdAt: "asc" as const }, { accessKeyId: "asc" as const }];
  const rows = await db.iamAccessKey.findMany({ where: whereOwner(owner), orderBy });
  return rows.map(accessKeyOf);
}

/** What ids of keys are made of; anything else is nobody's, and could hold what PostgreSQL refuses. */
const KEY_ID = /^\w{16,128}$/;

export async function findAccessKey(
  db: Database,
  accountId: string,
  accessKeyId: string,
): Promise<AccessKey | undefined> {
  if (!KEY_ID.test(accessKeyId)) return undefined;
  const row = await db.iamAccessKey.findUnique({ where: { accountId_accessKeyId: { accountId, accessKeyId } } });
  return row ? accessKeyOf(row) : undefined;
}

/** A key with its secret, for whoever checks signatures: they know the key's id alone. */
export async function findSigningKey(
  db: Database,
  accessKeyId: string,
): Promise<(AccessKey & { secretAccessKey: string }) | undefined> {
  if (!KEY_ID.test(accessKeyId)) return undefined;
  const row = await db.iamAccessKey.findUnique({ where: { accessKeyId } });
  return row ? { ...accessKeyOf(row), secretAccessKey: unseal(row.sealedSecret, accessKeyId) } : undefined;
}

/** False when the owner has no such key. */
export async function setAccessKeyStatus(
  db: Database,
  owner: KeyOwner,
  accessKeyId: string,
  status: AccessKey["status"],
): Promise<boolean> {
  const { count } = await db.iamAccessKey.updateMany({
    where: { ...whereOwner(owner), accessKeyId },
    data: { status },
  });
  return count > 0;
}

/** False when the owner has no such key. */
export async function deleteAccessKey(db: Database, owner: KeyOwner, accessKeyId: string): Promise<boolean> {
  const { count } = await db.iamAccessKey.deleteMany({ where: { ...whereOwner(owner), accessKeyId } });
  return count > 0;
}

/** Remembers when and for what a key was used. */
export async function noteAccessKeyUse(
  db: Database,
  accessKeyId: string,
  use: { at: Date; service: string; region: string },
): Promise<void> {
  await db.iamAccessKey.updateMany({
    where: { accessKeyId },
    data: { lastUsedAt: use.at, lastUsedService: use.service, lastUsedRegion: use.region },
  });
}

/** The root user's keys have no user, which SQL asks for by NULL. */
function whereOwner({ accountId, userId }: KeyOwner): { accountId: string; userId: string | null } {
  return { accountId, userId: userId ?? null };
}

function accessKeyOf(row: IamAccessKeyModel): AccessKey {
  const { lastUsedAt, lastUsedService, lastUsedRegion } = row;
  return {
    accountId: row.accountId,
    accessKeyId: row.accessKeyId,
    userId: row.userId ?? undefined,
    status: row.status === "Active" ? "Active" : "Inactive",
    lastUsed: lastUsedAt
      ? { at: lastUsedAt, service: lastUsedService ?? "N/A", region: lastUsedRegion ?? "N/A" }
      : undefined,
    createdAt: row.createdAt,
  };
}
