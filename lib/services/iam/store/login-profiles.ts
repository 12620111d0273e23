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

/** False when the user has none. */
export async function deleteLoginProfile(db: Database, user: Principal): Promise<boolean> {
  const { count } = await db.iamLoginProfile.deleteMany({ where: keyOf(user) });
  return count > 0;
}

function keyOf({ accountId, id }: Principal): { accountId: string; userId: string } {
  return { accountId, userId: id };
}
