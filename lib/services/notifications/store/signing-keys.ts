import type { Database } from "@/lib/platform/database";
import { seal, unseal } from "@/lib/platform/sealed";

/** A key to sign messages with, and the certificate that others check it with, both PEM. */
export type SigningKey = { id: string; privateKey: string; certificate: string };

const PURPOSE = "sns-signing-keys";

/** The newest key that this installation's master secret opens. */
export async function newestSigningKey(db: Database): Promise<SigningKey | undefined> {
  const rows = await db.snsSigningKey.findMany({ orderBy: [{ createdAt: "desc" }, { keyId: "desc" }] });
  for (const { keyId, sealedPrivateKey, certificate } of rows) {
    const privateKey = opened(sealedPrivateKey, keyId);
    if (privateKey !== undefined) return { id: keyId, privateKey, certificate };
  }
  return undefined;
}

export async function insertSigningKey(db: Database, key: SigningKey, createdAt: Date): Promise<void> {
  const { id: keyId, privateKey, certificate } = key;
  const sealedPrivateKey = seal(PURPOSE, privateKey, keyId);
  await db.snsSigningKey.create({ data: { keyId, sealedPrivateKey, certificate, createdAt } });
}

export async function findCertificate(db: Database, keyId: string): Promise<string | undefined> {
  const row = await db.snsSigningKey.findUnique({ where: { keyId }, select: { certificate: true } });
  return row?.certificate;
}

/** A key that was sealed under a master secret of before is of no more use, yet its certificate still proves old messages. */
function opened(sealed: Uint8Array, keyId: string): string | undefined {
  try {
    return unseal(PURPOSE, sealed, keyId);
  } catch {
    return undefined;
  }
}
