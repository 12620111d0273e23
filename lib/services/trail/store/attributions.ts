import type { Database } from "@/lib/platform/database";
import type { CallKey } from "./call-counts";

/** Calls that were alike in who made them, with what, and what came of them. */
export type CallerShare = { identity: string; agent: string; code: string; calls: number };

/** Of a stretch with more calls than this the newest are looked at; shares come out much the same. */
const MOST_LOOKED_AT = 5_000;

/** Who made the calls of a stretch (`to` exclusive). Services are named as such; "null" is AWS's for no error. */
export async function callersOf(
  db: Database,
  accountId: string,
  { region, eventSource, eventName, errorCode }: CallKey,
  { from, to }: { from: Date; to: Date },
): Promise<CallerShare[]> {
  return db.$queryRaw<CallerShare[]>`
    WITH looked_at AS (
      SELECT coalesce(principal_arn, user_name, 'null') AS identity, coalesce(error_code, 'null') AS code, record
      FROM trail_events
      WHERE account_id = ${accountId} AND event_name = ${eventName} AND event_time >= ${from} AND event_time < ${to}
        AND event_source = ${eventSource} AND region = ${region} AND category = 'Management'
        AND CASE WHEN ${errorCode} = '' THEN NOT read_only ELSE error_code = ${errorCode} END
      ORDER BY event_time DESC LIMIT ${MOST_LOOKED_AT}
    )
    SELECT identity, coalesce(record::jsonb ->> 'userAgent', 'null') AS agent, code, count(*)::int AS calls
    FROM looked_at GROUP BY 1, 2, 3`;
}
