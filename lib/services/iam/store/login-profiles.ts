import type { Database } from "@/lib/platform/database";
import type { Principal } from "../model/principal";

/** A user's password for the console. `changedAt` ends the sessions that began before it. */
export type LoginProfile = { passwordHash: string; resetRequired: boolean; changedAt: Date; createdAt: Date };

export async function findLoginProfile(db: Database, user: Principal): Promise<LoginProfile | undefined> {
  const row = await db.iamLoginProfile.findUnique({ where: { accountId_userId: keyOf(user) } });
  return row ?? undefined;
}

/** False when the user has one already. */
export async function insertLoginProfile(
  db: Database,
  user: Principal,
  profile: Omit<LoginProfile, "changedAt">,
): Promise<boolean> {
  const row = { ...keyOf(user), ...profile, changedAt: profile.createdAt };
  const { count } = await db.iamLoginProfile.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

/** False when the user has none. */
export async function updateLoginProfile(
  db: Database,
  user: Principal,
  change: { passwordHash?: string; changedAt?: Date; resetRequired?: boolean },
): Promise<boolean> {
  const { count } = await db.iamLoginProfile.updateMany({ where: keyOf(user), data: change });
  return count > 0;
}

/** Remembers a password that is about to be replaced; only the last `keep` stay. */
export async function rememberPassword(
  db: Database,
  user: Principal,
  former: { passwordHash: string; setAt: Date },
  keep: number,
): Promise<void> {
  await db.iamFormerPassword.createMany({ data: [{ ...keyOf(user), ...former }], skipDuplicates: true });
  const rest = await db.iamFormerPassword.findMany({
    where: keyOf(user),
    orderBy: { setAt: "desc" },
    skip: keep,
    select: { setAt: true },
  });
  if (rest.length === 0) return;
  await db.iamFormerPassword.deleteMany({ where: { ...keyOf(user), setAt: { in: rest.map(({ setAt }) => setAt) } } });
}

/** Hashes of the user's former passwords, the newest first. */
export async function formerPasswords(db: Database, user: Principal, limit: number): Promise<string[]> {
  const rows = await db.iamFormerPassword.findMany({ where: keyOf(user), orderBy: { setAt: "desc" }, take: limit });
  return rows.map(({ passwordHash }) => passwordHash);
}

/** False when the user has none. */
export async function deleteLoginProfile(db: Database, user: Principal): Promise<boolean> {
  const { count } = await db.iamLoginProfile.deleteMany({ where: keyOf(user) });
  return count > 0;
}

function keyOf({ accountId, id }: Principal): { accountId: string; userId: string } {
  return { accountId, userId: id };
}
