import type { QueryStatus, StartQueryRequest } from "@aws-sdk/client-cloudwatch-logs";
import type { LogsQuery } from "@/lib/languages/logs-insights/ast";
import { parseLogsInsights } from "@/lib/languages/logs-insights/parser";
import { sourcesOf } from "@/lib/languages/logs-insights/run";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import type { Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { groupNameOf } from "./log-arn";
import type { LogGroup } from "./log-group";

/** A query as it is kept; times in milliseconds since the epoch, both within the range. */
export type LogQuery = {
  id: string;
  queryString: string;
  groupIds: bigint[];
  groupNames: string[];
  start: number;
  end: number;
  limit: number;
  userIdentity: string;
};

/** How far a query is: what it looked at until now, in events and bytes. */
export type QueryProgress = { matched: number; scanned: number; bytes: number };

/** A query that was asked for before. `finishedAt` is absent while it runs. */
export type AskedQuery = LogQuery & {
  status: QueryStatus;
  failure: string | undefined;
  createdAt: Date;
  finishedAt: Date | undefined;
  progress: QueryProgress;
  resultRows: number;
};

/** As many queries of an account as may wait and run at once (page "CloudWatch Logs quotas"). */
export const MOST_OPEN_QUERIES = 100;
export const MOST_QUERY_GROUPS = 50;
export const DEFAULT_ROWS = 10_000;
/** From here on a time is in milliseconds: as seconds it would be the year 5138. */
const LEAST_MILLIS = 100_000_000_000;

/** Reads a query. Throws MalformedQueryException with the place of the mistake. */
export function readLogsQuery(source: string): LogsQuery {
  // A query is kept, and Postgres has no form for these as text.
  const unstorable = /[\0\p{Surrogate}]/u.exec(source);
  if (unstorable) throw malformedQuery("Invalid character", unstorable.index, unstorable.index + 1);
  try {
    return parseLogsInsights(source);
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
    throw malformedQuery(error.message, error.offset, error.offset + error.length);
  }
}

function malformedQuery(message: string, startCharOffset: number, endCharOffset: number): AwsError {
  return new AwsError("MalformedQueryException", message, {
    queryCompileError: { location: { startCharOffset, endCharOffset }, message },
  });
}

type GroupInput = Pick<StartQueryRequest, "logGroupName" | "logGroupNames" | "logGroupIdentifiers">;

/** The groups that a request names, by name or identifier, without those of SOURCE. Throws InvalidParameterException. */
function namedGroups({ logGroupName, logGroupNames, logGroupIdentifiers }: GroupInput): string[] {
  const given = [logGroupName === undefined ? undefined : [logGroupName], logGroupNames, logGroupIdentifiers];
  // A list that is empty names nothing: SDKs and dashboards send one.
  const named = given.filter((list) => list !== undefined && list.length > 0);
  if (named.length > 1) {
    throw invalid("Exactly one of logGroupName, logGroupNames and logGroupIdentifiers must be given");
  }
  return named[0] ?? [];
}

/** The names of groups that request and SOURCE name, and the beginnings of names. */
export function wantedGroups(
  input: GroupInput,
  query: LogsQuery,
  scope: Scope,
): { names: string[]; prefixes: string[] } {
  const { groups, prefixes } = sourcesOf(query);
  const named = namedGroups(input);
  if (named.length > 0 && groups.length + prefixes.length > 0) {
    throw invalid("Log groups are named either by SOURCE in the query or by the request, not by both");
  }
  const names = [...new Set([...named, ...groups].map((identifier) => groupNameOf(identifier, scope)))];
  if (names.length + prefixes.length === 0) {
    throw invalid("A query needs a log group: logGroupName, logGroupNames, logGroupIdentifiers or SOURCE in the query");
  }
  checkGroupCount(names.length);
  return { names, prefixes };
}

export function checkGroupCount(count: number): void {
  if (count > MOST_QUERY_GROUPS) throw invalid(`A query may go over ${MOST_QUERY_GROUPS} log groups at most`);
}

/** The time range in milliseconds, the whole last second in it. Throws InvalidParameterException. */
export function queryTimes({ startTime = 0, endTime = 0 }: Pick<StartQueryRequest, "startTime" | "endTime">): {
  start: number;
  end: number;
} {
  const start = startTime >= LEAST_MILLIS ? startTime : startTime * 1_000;
  const end = endTime >= LEAST_MILLIS ? endTime : endTime * 1_000 + 999;
  if (end < start) throw invalid("End time should not be less than start time");
  return { start, end };
}

export function checkLanguage(language: StartQueryRequest["queryLanguage"]): void {
  if (language === undefined || language === "CWLI") return;
  throw invalid(`The query language ${language} is not supported here; CWLI is`);
}

const STANDARD_ONLY = new Map<string, string>([
  ["pattern", "pattern"],
  ["diff", "diff"],
  ["unmask", "unmask"],
]);

/** Some commands are not for groups of other classes (page "Log classes"). */
export function checkClasses({ commands }: LogsQuery, groups: readonly Pick<LogGroup, "class" | "name">[]): void {
  const delivery = groups.find((group) => group.class === "DELIVERY");
  if (delivery) throw invalid(`Log group ${delivery.name} is of the DELIVERY log class, which cannot be queried`);
  if (groups.every((group) => group.class === "STANDARD")) return;
  for (const command of commands) {
    const isIndexed = command.kind === "filter" && command.indexed;
    const name = isIndexed ? "filterIndex" : STANDARD_ONLY.get(command.kind);
    if (name === undefined) continue;
    const message = `${name} is not supported for log groups of the INFREQUENT_ACCESS log class`;
    throw malformedQuery(message, command.offset, command.offset + command.length);
  }
}

export function queryNotFound(): AwsError {
  return new AwsError("ResourceNotFoundException", "The specified query does not exist.");
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}
