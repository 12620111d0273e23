import type { LogProperties } from "./body";

/** A log widget's query, taken apart: the log groups of its SOURCE commands, and what is asked of them. */
export type LogQuery = { logGroups: string[]; query: string };

const SOURCE = /^\s*SOURCE\s+('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*(?:\||$)/i;

/**
 * Takes the leading `SOURCE 'group' |` commands off a query (API reference, "Properties of a Log Widget Object"). Other forms of
 * SOURCE, such as those with a prefix or class, stay in the query for Logs Insights itself.
 */
export function readLogQuery({ query }: Pick<LogProperties, "query">): LogQuery {
  const logGroups: string[] = [];
  let rest = query;
  for (let found = SOURCE.exec(rest); found; found = SOURCE.exec(rest)) {
    logGroups.push((found[1] ?? "").slice(1, -1).replace(/\\(.)/g, "$1"));
    rest = rest.slice(found[0].length);
  }
  return { logGroups, query: rest.trimStart() };
}

/** The query of a widget as StartQuery takes it; times in seconds are the reader's. */
export function logQuestion(properties: LogProperties): {
  queryString: string;
  logGroupNames: string[];
  queryLanguage: "CWLI" | "PPL" | "SQL";
} {
  const { logGroups, query } = readLogQuery(properties);
  return { queryString: query, logGroupNames: logGroups, queryLanguage: properties.queryLanguage ?? "CWLI" };
}

/** Puts a query together again, a SOURCE command for each log group. */
export function writeLogQuery({ logGroups, query }: LogQuery): string {
  const sources = logGroups.map((name) => `SOURCE '${name.replace(/[\\']/g, "\\$&")}' | `);
  return sources.join("") + query;
}
