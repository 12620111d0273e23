import type { Database } from "@/lib/platform/database";

/** Removes all that an account has in this room; jobs that are left find nothing to do. */
export async function removeAccount(db: Database, accountId: string): Promise<void> {
  const where = { accountId };
  await db.snsTopic.deleteMany({ where });
  await db.snsDelivery.deleteMany({ where });
  await db.snsMessage.deleteMany({ where });
  await db.snsDeliveryAttempt.deleteMany({ where });
  await db.snsMail.deleteMany({ where });
  await db.snsMetricMark.deleteMany({ where });
}
