import type { Database } from "@/lib/platform/database";
import type { IamIdentityProviderModel } from "@/prisma/client/models";
import type { IdentityProvider } from "../model/identity-provider";
import type { Tags } from "../model/principal";
import { tagsOf } from "./prisma-rows";

const ARN = /^[\x21-\x7e]{20,2048}$/;

export async function findProvider(
  db: Database,
  accountId: string,
  arn: string,
): Promise<IdentityProvider | undefined> {
  if (!ARN.test(arn)) return undefined;
  const row = await db.iamIdentityProvider.findUnique({ where: { accountId_arn: { accountId, arn } } });
  return row ? providerOf(row) : undefined;
}

/** As findProvider, but nobody else changes it until the transaction ends. */
export async function lockProvider(
  db: Database,
  accountId: string,
  arn: string,
): Promise<IdentityProvider | undefined> {
  if (!ARN.test(arn)) return undefined;
  await db.$queryRaw`
    SELECT FROM iam_identity_providers WHERE account_id = ${accountId} AND arn = ${arn} FOR UPDATE`;
  return findProvider(db, accountId, arn);
}

/** False when there is one of that ARN. */
export async function insertProvider(db: Database, provider: IdentityProvider): Promise<boolean> {
  const { accountId, arn, kind, tags, createdAt } = provider;
  const common = { accountId, arn, kind, tags, createdAt };
  const own =
    provider.kind === "oidc"
      ? { address: provider.address, clientIds: provider.clientIds, thumbprints: provider.thumbprints }
      : {
          address: provider.name,
          metadata: provider.metadata,
          uuid: provider.uuid,
          validUntil: provider.validUntil,
        };
  const { count } = await db.iamIdentityProvider.createMany({ data: [{ ...common, ...own }], skipDuplicates: true });
  return count === 1;
}

export type ProviderChange = {
  clientIds?: string[];
  thumbprints?: string[];
  metadata?: string;
  validUntil?: Date;
  tags?: Tags;
};

export async function updateProvider(db: Database, provider: IdentityProvider, change: ProviderChange): Promise<void> {
  await db.iamIdentityProvider.update({ where: keyOf(provider), data: change });
}

export async function deleteProvider(db: Database, provider: IdentityProvider): Promise<void> {
  await db.iamIdentityProvider.delete({ where: keyOf(provider) });
}

/** All providers of a kind, by ARN; the quota keeps them few. */
export async function listProviders<Kind extends IdentityProvider["kind"]>(
  db: Database,
  accountId: string,
  kind: Kind,
): Promise<Extract<IdentityProvider, { kind: Kind }>[]> {
  const rows = await db.iamIdentityProvider.findMany({ where: { accountId, kind }, orderBy: { arn: "asc" } });
  return rows
    .map(providerOf)
    .filter((provider): provider is Extract<IdentityProvider, { kind: Kind }> => provider.kind === kind);
}

export function countProviders(db: Database, accountId: string): Promise<number> {
  return db.iamIdentityProvider.count({ where: { accountId } });
}

function keyOf({ accountId, arn }: IdentityProvider) {
  return { accountId_arn: { accountId, arn } };
}

/** The table's checks see to it that a SAML provider has what only such have. */
function providerOf(row: IamIdentityProviderModel): IdentityProvider {
  const { accountId, arn, createdAt } = row;
  const kept = { accountId, arn, createdAt, tags: tagsOf(row.tags) };
  if (row.kind === "oidc") {
    return { ...kept, kind: "oidc", address: row.address, clientIds: row.clientIds, thumbprints: row.thumbprints };
  }
  return {
    ...kept,
    kind: "saml",
    name: row.address,
    metadata: row.metadata ?? "",
    uuid: row.uuid ?? "",
    validUntil: row.validUntil ?? createdAt,
  };
}
