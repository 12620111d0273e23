import type { Database } from "@/lib/platform/database";
import type { IamInstanceProfileModel } from "@/prisma/client/models";
import type { InstanceProfile } from "../model/instance-profile";
import type { Tags } from "../model/principal";
import { literal, tagsOf } from "./prisma-rows";

const NAME = /^[\w+=,.@-]{1,128}$/;

/** The profile of a name, whatever its case. */
export async function findInstanceProfile(
  db: Database,
  accountId: string,
  name: string,
): Promise<InstanceProfile | undefined> {
  if (!NAME.test(name)) return undefined;
  const key = { accountId, nameKey: name.toLowerCase() };
  const row = await db.iamInstanceProfile.findUnique({ where: { accountId_nameKey: key } });
  return row ? profileOf(row) : undefined;
}

/** As findInstanceProfile, but nobody else changes it until the transaction ends. */
export async function lockInstanceProfile(
  db: Database,
  accountId: string,
  name: string,
): Promise<InstanceProfile | undefined> {
  if (!NAME.test(name)) return undefined;
  await db.$queryRaw`
    SELECT FROM iam_instance_profiles
    WHERE account_id = ${accountId} AND name_key = ${name.toLowerCase()} FOR UPDATE`;
  return findInstanceProfile(db, accountId, name);
}

/** False when the name is taken. */
export async function insertInstanceProfile(db: Database, profile: InstanceProfile): Promise<boolean> {
  const { id, name, ...rest } = profile;
  const row = { ...rest, profileId: id, name, nameKey: name.toLowerCase() };
  const { count } = await db.iamInstanceProfile.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

export async function updateInstanceProfile(
  db: Database,
  profile: InstanceProfile,
  change: { roleId?: string | null; tags?: Tags },
): Promise<void> {
  await db.iamInstanceProfile.update({ where: keyOf(profile), data: change });
}

export async function deleteInstanceProfile(db: Database, profile: InstanceProfile): Promise<void> {
  await db.iamInstanceProfile.delete({ where: keyOf(profile) });
}

/** Profiles by name, from after the name key `after` on; of one role only, when given. */
export async function listInstanceProfiles(
  db: Database,
  accountId: string,
  page: { pathPrefix: string; roleId: string | undefined; after: string | undefined; limit: number | undefined },
): Promise<InstanceProfile[]> {
  const rows = await db.iamInstanceProfile.findMany({
    where: {
      accountId,
      roleId: page.roleId,
      path: page.pathPrefix === "/" ? undefined : { startsWith: literal(page.pathPrefix) },
      nameKey: page.after === undefined ? undefined : { gt: page.after },
    },
    orderBy: { nameKey: "asc" },
    take: page.limit,
  });
  return rows.map(profileOf);
}

export function countInstanceProfiles(db: Database, accountId: string): Promise<number> {
  return db.iamInstanceProfile.count({ where: { accountId } });
}

function keyOf({ accountId, id }: InstanceProfile) {
  return { accountId_profileId: { accountId, profileId: id } };
}

function profileOf(row: IamInstanceProfileModel): InstanceProfile {
  return {
    accountId: row.accountId,
    id: row.profileId,
    name: row.name,
    path: row.path,
    roleId: row.roleId ?? undefined,
    tags: tagsOf(row.tags),
    createdAt: row.createdAt,
  };
}
