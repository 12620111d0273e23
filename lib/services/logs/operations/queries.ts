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
import { parseLogsInsights } from "@/lib/languages/logs-insights/parser";
import { sourcesOf } from "@/lib/languages/logs-insights/run";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { type Asked, type Context, dataRead, type Resource, read, type Validated } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { groupNotFound, type LogGroup } from "../model/log-group";
import {
  type AskedQuery,
  checkClasses,
  checkGroupCount,
  checkLanguage,
  DEFAULT_ROWS,
  MOST_OPEN_QUERIES,
  MOST_QUERY_GROUPS,
  queryNotFound,
  queryTimes,
  readLogsQuery,
  wantedGroups,
} from "../model/log-query";
import { listGroups } from "../store/groups";
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
import { groupResource } from "./resources";

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

/**
 * Every group that the query would read, those of SOURCE too, from input that nobody has checked. A query that cannot be read
 * names none: it is refused before it reads anything.
 */
async function queriedGroups(input: Partial<StartInput>, asked: Asked): Promise<Resource[]> {
  const { logGroupName, logGroupNames, logGroupIdentifiers, queryString } = input;
  const given: unknown[] = [logGroupName, ...listOf(logGroupNames), ...listOf(logGroupIdentifiers)];
  const { groups, prefixes } = sourcesIn(queryString);
  const found = await Promise.all(
    prefixes.map((prefix) => listGroups(asked.db, asked, { prefix }, MOST_QUERY_GROUPS + 1, NOW_OF_NO_INTEREST)),
  );
  const names = [...given, ...groups, ...found.flat().map(({ name }) => name)];
  const identifiers = [...new Set(names.filter((name) => typeof name === "string"))].slice(0, MOST_NAMED);
  const resources = identifiers.map((logGroupIdentifier) => groupResource({ logGroupIdentifier }, asked));
  return (await Promise.all(resources)).flat();
}

/** More are refused by the handler; whoever names more is asked for the rights to the first ones. */
const MOST_NAMED = 500;
/** Sizes of groups, which depend on the time, are not looked at. */
const NOW_OF_NO_INTEREST = new Date(0);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function sourcesIn(queryString: unknown): ReturnType<typeof sourcesOf> {
  if (typeof queryString !== "string" || !/\bsource\b/i.test(queryString)) return { groups: [], prefixes: [] };
  try {
    const { groups, prefixes } = sourcesOf(parseLogsInsights(queryString));
    return { groups, prefixes: prefixes.filter((prefix) => !/[\0\p{Surrogate}]/u.test(prefix)) };
  } catch (error) {
    if (error instanceof LanguageSyntaxError) return { groups: [], prefixes: [] };
    throw error;
  }
}

/** Throws ResourceNotFoundException when a group that is named by its whole name is not there. */
async function groupsOf(
  { db, now, ...scope }: Context,
  { names, prefixes }: ReturnType<typeof wantedGroups>,
): Promise<LogGroup[]> {
  const questions = [...(names.length > 0 ? [{ names }] : []), ...prefixes.map((prefix) => ({ prefix }))];
  const found = await Promise.all(
    questions.map((question) => listGroups(db, scope, question, MOST_QUERY_GROUPS + 1, now)),
  );
  const groups = [...new Map(found.flat().map((group) => [group.name, group])).values()];
  if (names.some((name) => !groups.some((group) => group.name === name)) || groups.length === 0) throw groupNotFound();
  checkGroupCount(groups.length);
  return groups;
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
