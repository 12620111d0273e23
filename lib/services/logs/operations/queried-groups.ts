import type { StartQueryRequest } from "@aws-sdk/client-cloudwatch-logs";
import { parseLogsInsights } from "@/lib/languages/logs-insights/parser";
import { sourcesOf } from "@/lib/languages/logs-insights/run";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import type { Asked, Context, Resource } from "@/lib/platform/operation";
import { groupNotFound, type LogGroup } from "../model/log-group";
import { checkGroupCount, MOST_QUERY_GROUPS, type wantedGroups } from "../model/log-query";
import { listGroups } from "../store/groups";
import { groupResource } from "./resources";

/**
 * Every group that the query would read, those of SOURCE too, from input that nobody has checked. A query that cannot be read
 * names none: it is refused before it reads anything.
 */
export async function queriedGroups(input: Partial<StartQueryRequest>, asked: Asked): Promise<Resource[]> {
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

/** The groups that a query reads. Throws ResourceNotFoundException when a group that is named by its whole name is not there. */
export async function groupsOf(
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
