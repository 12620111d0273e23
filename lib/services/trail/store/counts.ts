import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { CountGroup, EventCount } from "../model/count";
import type { EventQuestion } from "../model/event";
import { FIRST_PERIOD } from "../model/period";
import { COLUMN, eventsWanted, FAILED } from "./event-conditions";

type Plan = { period: number | undefined; group: CountGroup | undefined; limit: number };

/** Counts of the events that answer a question: over time in its order, else the largest first. */
export async function countEvents(
  db: Database,
  scope: Pick<Scope, "accountId">,
  question: EventQuestion,
  { period, group, limit }: Plan,
): Promise<EventCount[]> {
  const time = period
    ? Prisma.sql`date_bin(make_interval(secs => ${period}::float8), e.event_time, ${FIRST_PERIOD}::timestamptz)`
    : Prisma.sql`NULL::timestamptz`;
  const rows = await db.$queryRaw<{ time: Date | null; value: string | null; count: bigint }[]>`
    SELECT ${time} AS time, ${group ? groupSql(group) : Prisma.sql`NULL::text`} AS value, count(*) AS count
    FROM trail_events e WHERE ${eventsWanted(scope, question)}
    GROUP BY 1, 2
    ORDER BY ${period ? Prisma.sql`1, 2` : Prisma.sql`3 DESC, 2`}
    LIMIT ${limit}`;
  return rows.map(({ time: Time, value, count }) => ({
    ...(Time ? { Time } : {}),
    ...(group ? { Value: value } : {}),
    Count: Number(count),
  }));
}

function groupSql(group: CountGroup): Prisma.Sql {
  if (group !== "kind") return COLUMN[group];
  return Prisma.sql`CASE WHEN ${FAILED} THEN 'failed' WHEN e.read_only THEN 'read' ELSE 'write' END`;
}
