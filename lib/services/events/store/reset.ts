import type { Database } from "@/lib/platform/database";

/** Removes all that an account has in this room. */
export async function removeAccount(db: Database, accountId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM event_deliveries WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM event_attempts WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM event_dead_letters WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM event_targets WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM event_rules WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM event_buses WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM event_tags WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM event_api_destinations WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM event_connections WHERE account_id = ${accountId}`;
}
