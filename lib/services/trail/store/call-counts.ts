import type { Database } from "@/lib/platform/database";

/** What is counted together; an empty `errorCode` means calls whatever came of them. */
export type CallKey = { region: string; eventSource: string; eventName: string; errorCode: string };

const MINUTE_MILLIS = 60_000;

/**
 * Counts an account's management events of a range of places, by the minute: calls that write, and failures by their code.
 * Answers the first minute that was counted; undefined when there was nothing to count.
 */
export async function countCalls(
  db: Database,
  accountId: string,
  { from, to }: { from: bigint; to: bigint },
): Promise<Date | undefined> {
  const rows = await db.$queryRaw<{ first: Date | null }[]>`
    WITH counted AS (
      INSERT INTO trail_call_counts AS known
        (account_id, region, event_source, event_name, error_code, minute, call_count)
      SELECT e.account_id, e.region, e.event_source, e.event_name, of.code, date_trunc('minute', e.event_time, 'UTC'), count(*)
      FROM trail_events e
      CROSS JOIN LATERAL (
        SELECT '' AS code WHERE NOT e.read_only
        UNION ALL
        SELECT e.error_code WHERE e.error_code <> ''
      ) AS of
      WHERE e.account_id = ${accountId} AND e.position > ${from} AND e.position <= ${to} AND e.category = 'Management'
      GROUP BY 1, 2, 3, 4, 5, 6
      ON CONFLICT (account_id, region, event_source, event_name, error_code, minute)
        DO UPDATE SET call_count = known.call_count + excluded.call_count
      RETURNING minute
    )
    SELECT min(minute) AS first FROM counted`;
  return rows[0]?.first ?? undefined;
}

/** The first minute from `since` on of which an account has any count. */
export async function firstCounted(db: Database, accountId: string, since: Date): Promise<Date | undefined> {
  const rows = await db.$queryRaw<{ minute: Date }[]>`
    SELECT minute FROM trail_call_counts WHERE account_id = ${accountId} AND minute >= ${since}
    ORDER BY minute LIMIT 1`;
  return rows[0]?.minute;
}

/** What was called more often than `fewest` times within a stretch. */
export async function busyKeys(
  db: Database,
  accountId: string,
  { from, to }: { from: Date; to: Date },
  fewest: number,
): Promise<CallKey[]> {
  return db.$queryRaw<CallKey[]>`
    SELECT region, event_source AS "eventSource", event_name AS "eventName", error_code AS "errorCode"
    FROM trail_call_counts
    WHERE account_id = ${accountId} AND minute >= ${from} AND minute <= ${to}
    GROUP BY 1, 2, 3, 4 HAVING sum(call_count) > ${fewest}
    ORDER BY 1, 2, 3, 4`;
}

/** Calls by the minute, minutes as whole numbers since the epoch; those without any are left out. */
export async function callsByMinute(
  db: Database,
  accountId: string,
  { region, eventSource, eventName, errorCode }: CallKey,
  { from, to }: { from: Date; to: Date },
): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ minute: Date; call_count: number }[]>`
    SELECT minute, call_count FROM trail_call_counts
    WHERE account_id = ${accountId} AND region = ${region} AND event_source = ${eventSource}
      AND event_name = ${eventName} AND error_code = ${errorCode} AND minute >= ${from} AND minute <= ${to}`;
  return new Map(rows.map(({ minute, call_count: calls }) => [minute.getTime() / MINUTE_MILLIS, calls]));
}

/** How far an account has come, held until the transaction ends. */
export type Progress = { position: bigint; judgedUntil: Date | undefined };

export async function lockProgress(db: Database, accountId: string): Promise<Progress> {
  await db.$executeRaw`
    INSERT INTO trail_insight_progress (account_id, position) VALUES (${accountId}, 0) ON CONFLICT DO NOTHING`;
  const rows = await db.$queryRaw<{ position: bigint; judged_until: Date | null }[]>`
    SELECT position, judged_until FROM trail_insight_progress WHERE account_id = ${accountId} FOR UPDATE`;
  return { position: rows[0]?.position ?? 0n, judgedUntil: rows[0]?.judged_until ?? undefined };
}

export async function saveProgress(
  db: Database,
  accountId: string,
  { position, judgedUntil }: Progress,
): Promise<void> {
  await db.$executeRaw`
    UPDATE trail_insight_progress SET position = ${position}, judged_until = ${judgedUntil ?? null}
    WHERE account_id = ${accountId}`;
}

/** Every account that has events, found from one to the next over the index of places. */
export async function accountsWithEvents(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ account_id: string }[]>`
    WITH RECURSIVE accounts AS (
      (SELECT account_id FROM trail_events ORDER BY account_id LIMIT 1)
      UNION ALL
      SELECT (SELECT e.account_id FROM trail_events e WHERE e.account_id > accounts.account_id
              ORDER BY e.account_id LIMIT 1)
      FROM accounts WHERE accounts.account_id IS NOT NULL
    )
    SELECT account_id FROM accounts WHERE account_id IS NOT NULL`;
  return rows.map(({ account_id: accountId }) => accountId);
}
