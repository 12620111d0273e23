import type { Database } from "@/lib/platform/database";
import type { IamPolicyModel } from "@/prisma/client/models";
import { type ManagedPolicy, type PolicyVersion, policyArn } from "../model/managed-policy";
import type { Tags } from "../model/principal";
import { literal, tagsOf } from "./prisma-rows";

/** What ARNs of policies are made of; anything else is nobody's, and could hold what PostgreSQL refuses. */
const ARN = /^[\x21-\x7e]{1,2048}$/;

/** A managed policy of the account by its ARN, exactly as written. */
export async function findPolicy(db: Database, accountId: string, arn: string): Promise<ManagedPolicy | undefined> {
  if (!ARN.test(arn)) return undefined;
  const row = await db.iamPolicy.findUnique({ where: { accountId_arn: { accountId, arn } } });
  return row ? policyOf(row) : undefined;
}

/** As findPolicy, but nobody deletes, attaches or versions the policy until the transaction ends. */
export async function lockPolicy(db: Database, accountId: string, arn: string): Promise<ManagedPolicy | undefined> {
  if (!ARN.test(arn)) return undefined;
  await db.$queryRaw`SELECT FROM iam_policies WHERE account_id = ${accountId} AND arn = ${arn} FOR UPDATE`;
  return findPolicy(db, accountId, arn);
}

export type NewPolicy = {
  accountId: string;
  id: string;
  name: string;
  path: string;
  description: string | undefined;
  tags: Tags;
  document: string;
  createdAt: Date;
};

/** Keeps a policy with its first version. Undefined when the name is taken. */
export async function insertPolicy(db: Database, policy: NewPolicy): Promise<ManagedPolicy | undefined> {
  const { accountId, id, name, path, description, tags, document, createdAt } = policy;
  const row = {
    accountId,
    policyId: id,
    name,
    nameKey: name.toLowerCase(),
    path,
    arn: policyArn(accountId, path, name),
    description: description ?? null,
    defaultVersion: 1,
    latestVersion: 1,
    tags,
    createdAt,
    updatedAt: createdAt,
  };
  const { count } = await db.iamPolicy.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) return undefined;
  await db.iamPolicyVersion.create({ data: { accountId, policyId: id, version: 1, document, createdAt } });
  return policyOf(row);
}

/** Deletes a policy and its versions. */
export async function deletePolicy(db: Database, accountId: string, { id }: ManagedPolicy): Promise<void> {
  await db.iamPolicy.delete({ where: { accountId_policyId: { accountId, policyId: id } } });
}

export async function setPolicyTags(db: Database, accountId: string, { id }: ManagedPolicy, tags: Tags): Promise<void> {
  await db.iamPolicy.update({ where: { accountId_policyId: { accountId, policyId: id } }, data: { tags } });
}

/** The account's policies by name, from after the name key `after` on; of `arns` only, when given. */
export async function listPolicies(
  db: Database,
  accountId: string,
  page: { pathPrefix: string; arns: string[] | undefined; after: string | undefined; limit: number },
): Promise<ManagedPolicy[]> {
  const rows = await db.iamPolicy.findMany({
    where: {
      accountId,
      path: page.pathPrefix === "/" ? undefined : { startsWith: literal(page.pathPrefix) },
      arn: page.arns ? { in: page.arns } : undefined,
      nameKey: page.after === undefined ? undefined : { gt: page.after },
    },
    orderBy: { nameKey: "asc" },
    take: page.limit,
  });
  return rows.map(policyOf);
}

export function countPolicies(db: Database, accountId: string): Promise<number> {
  return db.iamPolicy.count({ where: { accountId } });
}

/** All versions of a policy, the newest first. */
export function listVersions(db: Database, accountId: string, { id }: ManagedPolicy): Promise<PolicyVersion[]> {
  return db.iamPolicyVersion.findMany({
    where: { accountId, policyId: id },
    select: { version: true, document: true, createdAt: true },
    orderBy: { version: "desc" },
  });
}

export async function findVersion(
  db: Database,
  accountId: string,
  { id }: ManagedPolicy,
  version: number,
): Promise<PolicyVersion | undefined> {
  const key = { accountId, policyId: id, version };
  const found = await db.iamPolicyVersion.findUnique({ where: { accountId_policyId_version: key } });
  return found ?? undefined;
}

/** Adds a version under the next number, which is never one that was used before. */
export async function insertVersion(
  db: Database,
  accountId: string,
  { id }: ManagedPolicy,
  document: string,
  createdAt: Date,
): Promise<PolicyVersion> {
  const { latestVersion } = await db.iamPolicy.update({
    where: { accountId_policyId: { accountId, policyId: id } },
    data: { latestVersion: { increment: 1 } },
  });
  const version = { version: latestVersion, document, createdAt };
  await db.iamPolicyVersion.create({ data: { accountId, policyId: id, ...version } });
  return version;
}

export async function deleteVersion(
  db: Database,
  accountId: string,
  { id }: ManagedPolicy,
  version: number,
): Promise<void> {
  const key = { accountId, policyId: id, version };
  await db.iamPolicyVersion.delete({ where: { accountId_policyId_version: key } });
}

export async function setDefaultVersion(
  db: Database,
  accountId: string,
  { id }: ManagedPolicy,
  version: number,
  at: Date,
): Promise<void> {
  const data = { defaultVersion: version, updatedAt: at };
  await db.iamPolicy.update({ where: { accountId_policyId: { accountId, policyId: id } }, data });
}

function policyOf(row: Omit<IamPolicyModel, "tags"> & { tags: unknown }): ManagedPolicy {
  return {
    arn: row.arn,
    id: row.policyId,
    name: row.name,
    path: row.path,
    description: row.description ?? undefined,
    defaultVersion: row.defaultVersion,
    tags: tagsOf(row.tags),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
