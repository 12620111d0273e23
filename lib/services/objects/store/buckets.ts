import type { Database } from "@/lib/platform/database";
import type { ObjectBucket } from "@/prisma/client/client";
import type { Bucket } from "../model/bucket";

export async function findBucket(db: Database, name: string): Promise<Bucket | undefined> {
  const row = await db.objectBucket.findUnique({ where: { name } });
  return row ? bucketOf(row) : undefined;
}

/** Answers the bucket that has the name: the new one, or another that had it before. */
export async function insertBucket(db: Database, bucket: Bucket): Promise<{ bucket: Bucket; isNew: boolean }> {
  const inserted = await db.$executeRaw`
    INSERT INTO object_buckets (bucket_name, account_id, region, created_at)
    VALUES (${bucket.name}, ${bucket.accountId}, ${bucket.region}, ${bucket.createdAt})
    ON CONFLICT (bucket_name) DO NOTHING`;
  if (inserted === 1) return { bucket, isNew: true };
  const other = await db.objectBucket.findUniqueOrThrow({ where: { name: bucket.name } });
  return { bucket: bucketOf(other), isNew: false };
}

/** Takes an empty bucket away; answers false when it holds something. Whoever is writing into it is waited for. */
export async function deleteEmptyBucket(db: Database, name: string): Promise<boolean> {
  await db.$queryRaw`SELECT 1 FROM object_buckets WHERE bucket_name = ${name} FOR UPDATE`;
  const held = await db.storedObject.findFirst({ where: { bucketName: name }, select: { key: true } });
  if (held) return false;
  await db.objectBucket.deleteMany({ where: { name } });
  return true;
}

export async function setPolicy(db: Database, name: string, policy: string | null): Promise<void> {
  await db.objectBucket.update({ where: { name }, data: { policy } });
}

type BucketQuestion = {
  accountId: string;
  prefix: string;
  region: string | undefined;
  after: string | undefined;
  limit: number;
};

/** Buckets of one account by name. */
export async function listBuckets(
  db: Database,
  { accountId, prefix, region, after, limit }: BucketQuestion,
): Promise<Bucket[]> {
  const rows = await db.objectBucket.findMany({
    where: { accountId, region, name: { startsWith: prefix, gt: after } },
    orderBy: { name: "asc" },
    take: limit,
  });
  return rows.map(bucketOf);
}

export async function countBuckets(db: Database, accountId: string): Promise<number> {
  return db.objectBucket.count({ where: { accountId } });
}

function bucketOf({ name, accountId, region, createdAt, policy }: ObjectBucket): Bucket {
  return { name, accountId, region, createdAt, policy: policy ?? undefined };
}
