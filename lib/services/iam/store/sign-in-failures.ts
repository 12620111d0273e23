import { type Database, database } from "@/lib/platform/database";

/** Counts an attempt against each subject, on a connection apart from any open transaction; answers the counts of the window. */
export async function countAttemptAside(
  subjects: string[],
  now: Date,
  windowSeconds: number,
): Promise<Map<string, number>> {
  const oldest = new Date(now.getTime() - windowSeconds * 1000);
  // Everyone takes the rows in one order, or two attempts could wait for each other for ever.
  const rows = await database().$queryRaw<{ subject: string; attempts: number }[]>`
    INSERT INTO iam_sign_in_failures AS known (subject, window_start, failures)
    SELECT subject, ${now}, 1 FROM unnest(${subjects.toSorted()}::text[]) AS subject
    ON CONFLICT (subject) DO UPDATE SET
      window_start = CASE WHEN known.window_start <= ${oldest} THEN ${now} ELSE known.window_start END,
      failures     = CASE WHEN known.window_start <= ${oldest} THEN 1 ELSE known.failures + 1 END
    RETURNING subject, failures AS attempts`;
  return new Map(rows.map(({ subject, attempts }) => [subject, attempts]));
}

/** A right password was no failure: the name's count is forgotten, the address's goes back by one. */
export async function takeBackAttemptAside(name: string, address: string | undefined): Promise<void> {
  const db = database();
  await db.iamSignInFailure.deleteMany({ where: { subject: name } });
  if (address === undefined) return;
  await db.iamSignInFailure.updateMany({
    where: { subject: address, failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  });
}

/** Forgets windows that began before `before`; answers how many. */
export async function deleteOldFailures(db: Database, before: Date): Promise<number> {
  const { count } = await db.iamSignInFailure.deleteMany({ where: { windowStart: { lt: before } } });
  return count;
}
