import type { Database } from "@/lib/platform/database";
import type { Principal } from "../model/principal";
import { principalOf } from "./principals";

/** Puts a user into a group; once is as good as twice. */
export async function addMember(db: Database, group: Principal, user: Principal, addedAt: Date): Promise<void> {
  const member = { accountId: group.accountId, userId: user.id, groupId: group.id, addedAt };
  await db.iamGroupMember.createMany({ data: [member], skipDuplicates: true });
}

/** False when the user was not in the group. */
export async function removeMember(db: Database, group: Principal, user: Principal): Promise<boolean> {
  const where = { accountId: group.accountId, userId: user.id, groupId: group.id };
  const { count } = await db.iamGroupMember.deleteMany({ where });
  return count > 0;
}

/** The users of a group by name, from after the name key `after` on. */
export async function listMembers(
  db: Database,
  group: Principal,
  page: { after: string | undefined; limit: number },
): Promise<Principal[]> {
  const rows = await db.iamGroupMember.findMany({
    where: {
      accountId: group.accountId,
      groupId: group.id,
      user: page.after === undefined ? undefined : { nameKey: { gt: page.after } },
    },
    include: { user: true },
    orderBy: { user: { nameKey: "asc" } },
    take: page.limit,
  });
  return rows.map(({ user }) => principalOf(user));
}

/** The groups of a user, by name. */
export async function listGroupsOf(db: Database, user: Principal): Promise<Principal[]> {
  const rows = await db.iamGroupMember.findMany({
    where: { accountId: user.accountId, userId: user.id },
    include: { group: true },
    orderBy: { group: { nameKey: "asc" } },
  });
  return rows.map(({ group }) => principalOf(group));
}
