import type { Database } from "@/lib/platform/database";
import type { IamPrincipalModel } from "@/prisma/client/models";
import type { Principal, PrincipalKind, Tags } from "../model/principal";
import { isTaken, literal, tagsOf } from "./prisma-rows";

/** What IAM's names are made of; anything else is nobody's name, and could hold what PostgreSQL refuses. */
const NAME = /^[\w+=,.@-]{1,128}$/;

/** The principal of a name, whatever its case. */
export async function findPrincipal(
  db: Database,
  accountId: string,
  kind: PrincipalKind,
  name: string,
): Promise<Principal | undefined> {
  if (!NAME.test(name)) return undefined;
  const key = { accountId, kind, nameKey: name.toLowerCase() };
  const row = await db.iamPrincipal.findUnique({ where: { accountId_kind_nameKey: key } });
  return row ? principalOf(row) : undefined;
}

export async function findPrincipalById(db: Database, accountId: string, id: string): Promise<Principal | undefined> {
  const row = await db.iamPrincipal.findUnique({ where: { accountId_principalId: { accountId, principalId: id } } });
  return row ? principalOf(row) : undefined;
}

/** As findPrincipal, but nobody else changes what belongs to the principal until the transaction ends: quotas hold. */
export async function lockPrincipal(
  db: Database,
  accountId: string,
  kind: PrincipalKind,
  name: string,
): Promise<Principal | undefined> {
  if (!NAME.test(name)) return undefined;
  await db.$queryRaw`
    SELECT FROM iam_principals
    WHERE account_id = ${accountId} AND kind = ${kind} AND name_key = ${name.toLowerCase()} FOR UPDATE`;
  return findPrincipal(db, accountId, kind, name);
}

/** False when the name is taken. */
export async function insertPrincipal(db: Database, principal: Principal): Promise<boolean> {
  const { id, name, trustPolicy, description, ...rest } = principal;
  const { count } = await db.iamPrincipal.createMany({
    data: [{ ...rest, principalId: id, name, nameKey: name.toLowerCase(), trustPolicy, description }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** What may change of a principal; `null` takes a value away, an absent member leaves it. */
export type PrincipalChange = {
  name?: string;
  path?: string;
  tags?: Tags;
  boundaryArn?: string | null;
  trustPolicy?: string;
  description?: string;
  maxSessionSeconds?: number;
  lastUsedAt?: Date;
};

/** False when the new name is taken; the transaction is then lost. */
export async function updatePrincipal(db: Database, principal: Principal, change: PrincipalChange): Promise<boolean> {
  const { accountId, id } = principal;
  try {
    await db.iamPrincipal.update({
      where: { accountId_principalId: { accountId, principalId: id } },
      data: { ...change, nameKey: change.name?.toLowerCase() },
    });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** Puts one name of a principal in another's place in every trust policy of the account. */
export async function renameInTrust(db: Database, accountId: string, from: string, to: string): Promise<void> {
  const [quoted, put] = [from, to].map((name) => JSON.stringify(name));
  await db.$executeRaw`
    UPDATE iam_principals SET trust_policy = replace(trust_policy, ${quoted}, ${put})
    WHERE account_id = ${accountId} AND kind = 'role' AND position(${quoted} IN trust_policy) > 0`;
}

/** Remembers when and where credentials of a role were used. */
export async function noteRoleUse(
  db: Database,
  accountId: string,
  principalId: string,
  use: { at: Date; region: string },
): Promise<void> {
  await db.iamPrincipal.updateMany({
    where: { accountId, principalId },
    data: { lastUsedAt: use.at, lastUsedRegion: use.region },
  });
}

export async function deletePrincipal(db: Database, { accountId, id }: Principal): Promise<void> {
  await db.iamPrincipal.delete({ where: { accountId_principalId: { accountId, principalId: id } } });
}

/** Principals by name, from after the name key `after` on. */
export async function listPrincipals(
  db: Database,
  accountId: string,
  kind: PrincipalKind,
  page: { pathPrefix: string; after: string | undefined; limit: number },
): Promise<Principal[]> {
  const rows = await db.iamPrincipal.findMany({
    where: {
      accountId,
      kind,
      path: page.pathPrefix === "/" ? undefined : { startsWith: literal(page.pathPrefix) },
      nameKey: page.after === undefined ? undefined : { gt: page.after },
    },
    orderBy: { nameKey: "asc" },
    take: page.limit,
  });
  return rows.map(principalOf);
}

export function countPrincipals(db: Database, accountId: string, kind: PrincipalKind): Promise<number> {
  return db.iamPrincipal.count({ where: { accountId, kind } });
}

export function principalOf(row: IamPrincipalModel): Principal {
  return {
    accountId: row.accountId,
    // The table's check lets no other kind in.
    kind: row.kind as PrincipalKind,
    id: row.principalId,
    name: row.name,
    path: row.path,
    boundaryArn: row.boundaryArn ?? undefined,
    tags: tagsOf(row.tags),
    lastUsedAt: row.lastUsedAt ?? undefined,
    lastUsedRegion: row.lastUsedRegion ?? undefined,
    createdAt: row.createdAt,
    trustPolicy: row.trustPolicy ?? undefined,
    description: row.description ?? undefined,
    maxSessionSeconds: row.maxSessionSeconds ?? undefined,
  };
}

/** The users and roles that have tags, at most `limit`. */
export async function listTaggedPrincipals(db: Database, accountId: string, limit: number): Promise<Principal[]> {
  const rows = await db.iamPrincipal.findMany({
    where: { accountId, kind: { in: ["user", "role"] }, tags: { not: {} } },
    orderBy: { principalId: "asc" },
    take: limit,
  });
  return rows.map(principalOf);
}
