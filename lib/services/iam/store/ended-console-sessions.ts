import type { Database } from "@/lib/platform/database";

/** Notes that a console session has ended; ending it twice changes nothing. */
export async function endConsoleSession(
  db: Database,
  { accountId, sessionId, endedAt }: { accountId: string; sessionId: string; endedAt: Date },
): Promise<void> {
  await db.iamEndedConsoleSession.createMany({ data: { accountId, sessionId, endedAt }, skipDuplicates: true });
}

/** Whether somebody has signed out of the session. */
export async function hasConsoleSessionEnded(db: Database, accountId: string, sessionId: string): Promise<boolean> {
  const where = { accountId_sessionId: { accountId, sessionId } };
  return (await db.iamEndedConsoleSession.findUnique({ where })) !== null;
}

/** Forgets sessions that ended before `before`, whose cookies are too old by themselves; answers how many. */
export async function deleteOldEndedSessions(db: Database, before: Date): Promise<number> {
  const { count } = await db.iamEndedConsoleSession.deleteMany({ where: { endedAt: { lt: before } } });
  return count;
}
