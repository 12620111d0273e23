import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { seal, unseal } from "@/lib/platform/sealed";

/** A key that digests are signed with. `publicKey` is DER, PKCS #1; `privateKey` is PEM, and sealed where it is kept. */
export type SigningKey = {
  fingerprint: string;
  publicKey: Uint8Array<ArrayBuffer>;
  privateKey: string;
  validFrom: Date;
  validUntil: Date;
};

const PURPOSE = "trail-digests";

/** The key that holds longest at a moment; undefined when none holds until `until`. */
export async function findCurrentKey(db: Database, scope: Scope, until: Date): Promise<SigningKey | undefined> {
  const { accountId, region } = scope;
  const row = await db.trailSigningKey.findFirst({
    where: { accountId, region, validUntil: { gte: until } },
    orderBy: { validUntil: "desc" },
  });
  return row ? keyOf(scope, row) : undefined;
}

export async function findKey(db: Database, scope: Scope, fingerprint: string): Promise<SigningKey | undefined> {
  const where = { accountId_region_fingerprint: { accountId: scope.accountId, region: scope.region, fingerprint } };
  const row = await db.trailSigningKey.findUnique({ where });
  return row ? keyOf(scope, row) : undefined;
}

export async function insertKey(db: Database, scope: Scope, key: SigningKey): Promise<void> {
  const { fingerprint, publicKey, privateKey, validFrom, validUntil } = key;
  await db.trailSigningKey.create({
    data: {
      accountId: scope.accountId,
      region: scope.region,
      fingerprint,
      publicKey,
      privateKey: seal(PURPOSE, privateKey, nameOf(scope, fingerprint)),
      validFrom,
      validUntil,
    },
  });
}

/** The public halves of keys that were valid within a time, oldest first. */
export async function listKeys(
  db: Database,
  { accountId, region }: Scope,
  from: Date | undefined,
  to: Date | undefined,
): Promise<Omit<SigningKey, "privateKey">[]> {
  return db.trailSigningKey.findMany({
    where: { accountId, region, validUntil: { gte: from }, validFrom: { lte: to } },
    orderBy: { validFrom: "asc" },
    select: { fingerprint: true, publicKey: true, validFrom: true, validUntil: true },
  });
}

type Row = Omit<SigningKey, "privateKey"> & { privateKey: Uint8Array };

function keyOf(scope: Scope, { fingerprint, publicKey, privateKey, validFrom, validUntil }: Row): SigningKey {
  const opened = unseal(PURPOSE, privateKey, nameOf(scope, fingerprint));
  return { fingerprint, publicKey, privateKey: opened, validFrom, validUntil };
}

/** A sealed key opens only for the row that it was sealed for. */
function nameOf({ accountId, region }: Scope, fingerprint: string): string {
  return `${accountId}/${region}/${fingerprint}`;
}
