import type { QueryStatus } from "@aws-sdk/client-cloudwatch-logs";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma, type LogQuery as Row } from "@/prisma/client/client";
import type { AskedQuery, LogQuery } from "../model/log-query";

export async function insertQuery(db: Database, scope: Scope, query: LogQuery, now: Date): Promise<void> {
  const { id, start, end, limit, ...rest } = query;
  await db.logQuery.create({
    data: {
      ...scopeOf(scope),
      ...rest,
      queryId: id,
      startMillis: BigInt(start),
      endMillis: BigInt(end),
      rowLimit: limit,
      status: "Scheduled",
      createdAt: now,
    },
  });
}

/** How many queries of an account and Region wait or run. */
export function countOpenQueries(db: Database, scope: Scope): Promise<number> {
  return db.logQuery.count({ where: { ...scopeOf(scope), status: { in: ["Scheduled", "Running"] } } });
}

export async function findQuery(db: Database, scope: Scope, queryId: string): Promise<AskedQuery | undefined> {
  const where = { accountId_region_queryId: { ...scopeOf(scope), queryId } };
  const row = await db.logQuery.findUnique({ where });
  return row ? askedQuery(row) : undefined;
}

/** Ends a query that waits or runs, and says whether there was one; whoever works on it sees that and leaves it. */
export async function cancelQuery(db: Database, scope: Scope, queryId: string, now: Date): Promise<boolean> {
  const { count } = await db.logQuery.updateMany({
    where: { ...scopeOf(scope), queryId, status: { in: ["Scheduled", "Running"] } },
    data: { status: "Cancelled", finishedAt: now },
  });
  return count > 0;
}

/** Which queries, by status and group; `after` is the last one of the page before. */
export type QueryQuestion = {
  status: QueryStatus | undefined;
  group: string | undefined;
  after: { at: number; id: string } | undefined;
};

/** Queries, the newest first. */
export async function listQueries(
  db: Database,
  scope: Scope,
  { status, group, after }: QueryQuestion,
  limit: number,
): Promise<AskedQuery[]> {
  const at = after && new Date(after.at);
  const rows = await db.logQuery.findMany({
    where: {
      ...scopeOf(scope),
      ...(status ? { status } : {}),
      ...(group ? { groupNames: { has: group } } : {}),
      ...(at && after ? { OR: [{ createdAt: { lt: at } }, { createdAt: at, queryId: { gt: after.id } }] } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { queryId: "asc" }],
    take: limit,
  });
  return rows.map(askedQuery);
}

/** As many rows of an answer as one page of the table holds. */
export const ROWS_A_PAGE = 1_000;

/** Pages of an answer from one on, each a list of rows as JSON. */
export async function readPages(
  db: Database,
  scope: Scope,
  queryId: string,
  from: number,
  count: number,
): Promise<string[]> {
  const rows = await db.logQueryResult.findMany({
    where: { ...scopeOf(scope), queryId, page: { gte: from, lt: from + count } },
    orderBy: { page: "asc" },
    select: { rows: true },
  });
  return rows.map((page) => page.rows);
}

/** Removes answers and queries that are past their time: a week and thirty days (page "View running queries or query history"). */
export async function expireQueries(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await db.$executeRaw(Prisma.sql`
    DELETE FROM log_query_results r USING log_queries q
    WHERE q.account_id = r.account_id AND q.region = r.region AND q.query_id = r.query_id AND q.created_at < ${before(7)}`);
  await db.logQuery.deleteMany({ where: { createdAt: { lt: before(30) } } });
}

const scopeOf = ({ accountId, region }: Scope): Scope => ({ accountId, region });

function askedQuery(row: Row): AskedQuery {
  return {
    id: row.queryId,
    queryString: row.queryString,
    groupIds: row.groupIds,
    groupNames: row.groupNames,
    start: Number(row.startMillis),
    end: Number(row.endMillis),
    limit: row.rowLimit,
    userIdentity: row.userIdentity,
    status: row.status as QueryStatus,
    failure: row.failure ?? undefined,
    createdAt: row.createdAt,
    finishedAt: row.finishedAt ?? undefined,
    progress: {
      matched: Number(row.recordsMatched),
      scanned: Number(row.recordsScanned),
      bytes: Number(row.bytesScanned),
    },
    resultRows: row.resultRows,
  };
}
