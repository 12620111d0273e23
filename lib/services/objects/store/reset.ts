import type { Database } from "@/lib/platform/database";

/** Removes every bucket of an account with what is in it; the sweeper finds the bytes. */
export async function removeAccount(db: Database, accountId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM object_notices WHERE account_id = ${accountId}`;
  await db.$executeRaw`
    DELETE FROM objects o USING object_buckets b WHERE b.bucket_name = o.bucket_name AND b.account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM object_buckets WHERE account_id = ${accountId}`;
}
