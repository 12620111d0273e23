"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Keeps a search of the event history for the person who is signed in; one of the same name is replaced. */
export async function keepSearch(Name: string, Search: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("cloudtrail:PutSavedSearch", { Name, Search });
  refresh();
  return answer;
}

export async function forgetSearch(Name: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("cloudtrail:DeleteSavedSearch", { Name });
  refresh();
  return answer;
}
