"use server";

import { refresh } from "next/cache";
import { type ActionAnswer, answerOf } from "@/lib/console/action-answer";
import { invoke } from "@/lib/services/invoke";
import { searchKeeper } from "./search-keeper";

/** Keeps a search of the event history for the person who is signed in; one of the same name is replaced. */
export async function keepSearch(Name: string, Search: string): Promise<ActionAnswer<unknown>> {
  const { keeper, Principal } = await searchKeeper();
  const answer = await answerOf(() => invoke(keeper, "cloudtrail:KeepSearch", { Principal, Name, Search }));
  refresh();
  return answer;
}

export async function forgetSearch(Name: string): Promise<ActionAnswer<unknown>> {
  const { keeper, Principal } = await searchKeeper();
  const answer = await answerOf(() => invoke(keeper, "cloudtrail:ForgetSearch", { Principal, Name }));
  refresh();
  return answer;
}
