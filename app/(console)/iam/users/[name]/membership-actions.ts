"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Puts the user into groups, one after the other, up to the first that is refused. */
export async function joinGroups(UserName: string, groupNames: string[]): Promise<ActionAnswer<unknown>> {
  return eachGroup(groupNames, (GroupName) => perform("iam:AddUserToGroup", { UserName, GroupName }));
}

export async function leaveGroups(UserName: string, groupNames: string[]): Promise<ActionAnswer<unknown>> {
  return eachGroup(groupNames, (GroupName) => perform("iam:RemoveUserFromGroup", { UserName, GroupName }));
}

async function eachGroup(
  names: string[],
  act: (name: string) => Promise<ActionAnswer<unknown>>,
): Promise<ActionAnswer<unknown>> {
  let answer: ActionAnswer<unknown> = { ok: true, output: undefined };
  for (const name of names) {
    answer = await act(name);
    if (!answer.ok) break;
  }
  refresh();
  return answer;
}
