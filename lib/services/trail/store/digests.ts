import type { Database } from "@/lib/platform/database";
import type { PreviousDigest } from "../model/digest";

/** A digest that is being written: all of it that does not follow from the chain and the files. */
export type PendingDigest = { endAt: string; bucket: string; key: string; fingerprint: string };

/** Where the chain of a trail and a Region stands. */
export type DigestChain = {
  region: string;
  startAt: Date;
  previous: PreviousDigest | undefined;
  pending: PendingDigest | undefined;
};

type Place = { accountId: string; trailId: string };

/** Begins a chain, unless there is one. */
export async function openChain(db: Database, { accountId, trailId }: Place, region: string, startAt: Date) {
  await db.$executeRaw`
    INSERT INTO trail_digest_chains (account_id, trail_id, region, start_at)
    VALUES (${accountId}, ${trailId}::uuid, ${region}, ${startAt}) ON CONFLICT DO NOTHING`;
}

export async function listChains(db: Database, { accountId, trailId }: Place): Promise<DigestChain[]> {
  const rows = await db.trailDigestChain.findMany({ where: { accountId, trailId }, orderBy: { region: "asc" } });
  return rows.map((row) => ({
    region: row.region,
    startAt: row.startAt,
    previous: previousOf(row),
    pending: (row.pending as PendingDigest | null) ?? undefined,
  }));
}

export async function setPending(db: Database, place: Place, region: string, pending: PendingDigest): Promise<void> {
  await db.$executeRaw`
    UPDATE trail_digest_chains SET pending = ${JSON.stringify(pending)}::jsonb
    WHERE account_id = ${place.accountId} AND trail_id = ${place.trailId}::uuid AND region = ${region} AND pending IS NULL`;
}

/** The digest is written: the next one follows it. Answers false when another worker has said so before. */
export async function advanceChain(
  db: Database,
  { accountId, trailId }: Place,
  region: string,
  endAt: Date,
  digest: PreviousDigest,
): Promise<boolean> {
  const advanced = await db.$executeRaw`
    UPDATE trail_digest_chains SET
      start_at = ${endAt}, previous_bucket = ${digest.bucket}, previous_key = ${digest.key},
      previous_hash = ${digest.hash}, previous_signature = ${digest.signature}, pending = NULL
    WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND region = ${region}
      AND pending ->> 'key' = ${digest.key}`;
  return advanced === 1;
}

/** Ends a chain: the next digest of this trail and Region begins another. */
export async function closeChain(db: Database, { accountId, trailId }: Place, region: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM trail_digest_chains
    WHERE account_id = ${accountId} AND trail_id = ${trailId}::uuid AND region = ${region} AND pending IS NULL`;
}

type PreviousColumns = {
  previousBucket: string | null;
  previousKey: string | null;
  previousHash: string | null;
  previousSignature: string | null;
};

function previousOf(row: PreviousColumns): PreviousDigest | undefined {
  const { previousBucket: bucket, previousKey: key, previousHash: hash, previousSignature: signature } = row;
  if (bucket === null || key === null || hash === null || signature === null) return undefined;
  return { bucket, key, hash, signature };
}
