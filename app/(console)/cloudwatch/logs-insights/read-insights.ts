import type { SavedQuery } from "@/components/logs-insights/saved-query";
import type { Ask } from "@/lib/console/use-ask";

/** Beyond so many groups a list is no help; a group that the address names is chosen all the same. */
const MOST_PAGES = 10;

/** Names of log groups of the Region, in their order. */
export async function readGroupNames(ask: Ask): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await ask("logs:DescribeLogGroups", { limit: 50, nextToken });
    names.push(...(answer.logGroups ?? []).flatMap(({ logGroupName }) => logGroupName ?? []));
    nextToken = answer.nextToken;
    if (nextToken === undefined) break;
  }
  return names;
}

/** The queries that were saved, by name. */
export async function readSavedQueries(ask: Ask): Promise<SavedQuery[]> {
  const { queryDefinitions = [] } = await ask("logs:DescribeQueryDefinitions", { maxResults: 1_000 });
  return queryDefinitions.map(({ queryDefinitionId = "", name = "", queryString = "", logGroupNames = [] }) => ({
    id: queryDefinitionId,
    name,
    query: queryString,
    groups: logGroupNames,
  }));
}
