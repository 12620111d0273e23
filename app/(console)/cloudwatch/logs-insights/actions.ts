"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Saves a query under a name; with an id, in the place of the one that has it. */
export async function saveQuery(
  name: string,
  queryString: string,
  logGroupNames: string[],
  queryDefinitionId?: string,
): Promise<ActionAnswer<unknown>> {
  const answer = await perform("logs:PutQueryDefinition", { name, queryString, logGroupNames, queryDefinitionId });
  if (answer.ok) refresh();
  return answer;
}

export async function deleteQuery(queryDefinitionId: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("logs:DeleteQueryDefinition", { queryDefinitionId });
  if (answer.ok) refresh();
  return answer;
}
