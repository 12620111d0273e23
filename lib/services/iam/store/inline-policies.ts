import type { Database } from "@/lib/platform/database";
import type { Principal } from "../model/principal";

export type InlinePolicy = { name: string; document: string };

/** Keeps an inline policy, in place of the one of that name. */
export async function putInlinePolicy(db: Database, owner: Principal, policy: InlinePolicy): Promise<void> {
  const key = { accountId: owner.accountId, principalId: owner.id, name: policy.name };
  await db.iamInlinePolicy.upsert({
    where: { accountId_principalId_name: key },
    create: { ...key, document: policy.document },
    update: { document: policy.document },
  });
}

/** All inline policies of a principal, by name; the quota keeps them few. */
export function listInlinePolicies(db: Database, owner: Principal): Promise<InlinePolicy[]> {
  return db.iamInlinePolicy.findMany({
    where: { accountId: owner.accountId, principalId: owner.id },
    select: { name: true, document: true },
    orderBy: { name: "asc" },
  });
}

/** False when there was none of that name. */
export async function deleteInlinePolicy(db: Database, owner: Principal, name: string): Promise<boolean> {
  const where = { accountId: owner.accountId, principalId: owner.id, name };
  const { count } = await db.iamInlinePolicy.deleteMany({ where });
  return count > 0;
}
