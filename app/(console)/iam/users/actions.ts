"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { removeBelongings } from "./user-belongings";

/** Deletes a user with everything that is theirs, as AWS's console does; the API alone refuses while something is left. */
export async function deleteUser(userName: string): Promise<ActionAnswer> {
  const removed = await removeBelongings(userName);
  if (!removed.ok) return removed;
  const answer = await perform("iam:DeleteUser", { UserName: userName });
  if (!answer.ok) return answer;
  refresh();
  return { ok: true, output: undefined };
}
