import type { Database } from "@/lib/platform/database";

/** Removes all that an account has in this room; that it has had its first content stays known, so that it does not come back. */
export async function removeAccount(db: Database, accountId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM alarms WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM alarm_history WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM alarm_actions WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM cloudwatch_tags WHERE account_id = ${accountId}`;
}
