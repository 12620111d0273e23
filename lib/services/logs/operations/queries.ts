import type {
  DescribeQueriesRequest,
  DescribeQueriesResponse,
  GetQueryResultsRequest,
  GetQueryResultsResponse,
  ResultField,
  StartQueryRequest,
  StartQueryResponse,
  StopQueryRequest,
  StopQueryResponse,
} from "@aws-sdk/client-cloudwatch-logs";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { type Context, dataRead, read, type Validated } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import {
  type AskedQuery,
  checkClasses,
  checkLanguage,
  DEFAULT_ROWS,
  MOST_OPEN_QUERIES,
  queryNotFound,
  queryTimes,
  readLogsQuery,
  wantedGroups,
} from "../model/log-query";
import {
  cancelQuery,
  countOpenQueries,
  findQuery,
  insertQuery,
  listQueries,
  ROWS_A_PAGE,
  readPages,
} from "../store/log-queries";
import { invalidToken } from "./page-place";
import { groupsOf, queriedGroups } from "./queried-groups";

type StartInput = Validated<StartQueryRequest, "startTime" | "endTime" | "queryString">;

const PAGE = 1_000;

export const queryOperations = {
  /** Leaves the query to the workers and answers at once. */
  StartQuery: read<StartInput, StartQueryResponse>({
    resources: queriedGroups,
    handle: async (context, input) => {
      checkLanguage(input.queryLanguage);
      const query = readLogsQuery(input.queryString);
      const { start, end } = queryTimes(input);
      const groups = await groupsOf(context, wantedGroups(input, query, context));
      checkClasses(query, groups);
      if ((await countOpenQueries(context.db, context)) >= MOST_OPEN_QUERIES) {
        throw new AwsError(
          "LimitExceededException",
          `Account maximum query concurrency limit of [${MOST_OPEN_QUERIES}] reached.`,
        );
      }
      const id = newUuid();
      const { identity } = context.caller;
      const asked = {
        id,
        queryString: input.queryString,
        groupIds: groups.map((group) => group.id),
        groupNames: groups.map(({ name }) => name),
        start,
        end,
        limit: input.limit ?? DEFAULT_ROWS,
        userIdentity: identity.type === "AWSService" ? identity.service : identity.arn,
      };
      await insertQuery(context.db, context, asked, context.now);
      return { queryId: id };
    },
  }),

  GetQueryResults: dataRead<Validated<GetQueryResultsRequest, "queryId">, GetQueryResultsResponse>({
    handle: async (context, { queryId, nextToken, maxItems }) => {
      const query = await queryOf(context, queryId);
      const from = nextToken === undefined ? 0 : openPageToken<number>(nextToken, queryId);
      if (from === undefined) throw invalidToken();
      const to = Math.min(query.resultRows, from + (maxItems || DEFAULT_ROWS));
      const { status, progress } = query;
      return {
        queryLanguage: "CWLI",
        status,
        results: await rowsOf(context, queryId, from, to),
        statistics: {
          recordsMatched: progress.matched,
          recordsScanned: progress.scanned,
          bytesScanned: progress.bytes,
          estimatedRecordsSkipped: 0,
          estimatedBytesSkipped: 0,
          logGroupsScanned: query.groupIds.length,
          resultCount: query.resultRows,
        },
        ...(to < query.resultRows ? { nextToken: sealPageToken(to, queryId) } : {}),
      };
    },
  }),

  StopQuery: read<Validated<StopQueryRequest, "queryId">, StopQueryResponse>({
    handle: async (context, { queryId }) => {
      await queryOf(context, queryId);
      return { success: await cancelQuery(context.db, context, queryId, context.now) };
    },
  }),

  DescribeQueries: read<DescribeQueriesRequest, DescribeQueriesResponse>({
    handle: async (context, { logGroupName, status, maxResults = PAGE, nextToken, queryLanguage }) => {
      if (queryLanguage !== undefined && queryLanguage !== "CWLI") return { queries: [] };
      const question = [logGroupName, status];
      const after =
        nextToken === undefined ? undefined : openPageToken<{ at: number; id: string }>(nextToken, question);
      if (nextToken !== undefined && !after) throw invalidToken();
      const found = await listQueries(context.db, context, { status, group: logGroupName, after }, maxResults + 1);
      const page = found.slice(0, maxResults);
      const last = page.at(-1);
      return {
        queries: page.map(describedQuery),
        ...(found.length > maxResults && last
          ? { nextToken: sealPageToken({ at: last.createdAt.getTime(), id: last.id }, question) }
          : {}),
      };
    },
  }),
};

function describedQuery(query: AskedQuery) {
  const { id, queryString, status, createdAt, finishedAt, groupNames, userIdentity, progress } = query;
  return {
    queryLanguage: "CWLI" as const,
    queryId: id,
    queryString,
    status,
    createTime: createdAt.getTime(),
    logGroupName: groupNames[0],
    queryDuration: finishedAt ? finishedAt.getTime() - createdAt.getTime() : undefined,
    bytesScanned: progress.bytes,
    userIdentity,
  };
}

async function queryOf(context: Context, queryId: string): Promise<AskedQuery> {
  const isOurs = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(queryId);
  const query = isOurs ? await findQuery(context.db, context, queryId) : undefined;
  if (!query) throw queryNotFound();
  return query;
}

async function rowsOf(context: Context, queryId: string, from: number, to: number): Promise<ResultField[][]> {
  if (to <= from) return [];
  const first = Math.floor(from / ROWS_A_PAGE);
  const pages = await readPages(context.db, context, queryId, first, Math.ceil(to / ROWS_A_PAGE) - first);
  const rows = pages.flatMap((page) => JSON.parse(page) as ResultField[][]);
  return rows.slice(from - first * ROWS_A_PAGE, to - first * ROWS_A_PAGE);
}
