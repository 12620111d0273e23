"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { answerOf } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { currentCaller } from "@/lib/console/session";
import { invoke } from "@/lib/services/invoke";
import { every, PAGE } from "../every";

/** Makes a group, then puts users and policies to it. Answers what failed after the group was there. */
export async function createGroup(
  name: string,
  userNames: string[],
  policyArns: string[],
): Promise<ActionAnswer<{ problems: string[] }>> {
  const created = await perform("iam:CreateGroup", { GroupName: name });
  if (!created.ok) return created;
  const problems: string[] = [];
  for (const UserName of userNames) {
    const answer = await perform("iam:AddUserToGroup", { GroupName: name, UserName });
    if (!answer.ok) problems.push(answer.error.message);
  }
  for (const PolicyArn of policyArns) {
    const answer = await perform("iam:AttachGroupPolicy", { GroupName: name, PolicyArn });
    if (!answer.ok) problems.push(answer.error.message);
  }
  refresh();
  return { ok: true, output: { problems } };
}

/** Puts users into the group, one after the other, up to the first that is refused. */
export async function addUsers(GroupName: string, userNames: string[]): Promise<ActionAnswer<unknown>> {
  let answer: ActionAnswer<unknown> = { ok: true, output: undefined };
  for (const UserName of userNames) {
    answer = await perform("iam:AddUserToGroup", { GroupName, UserName });
    if (!answer.ok) break;
  }
  refresh();
  return answer;
}

export async function removeUsers(GroupName: string, userNames: string[]): Promise<ActionAnswer<unknown>> {
  let answer: ActionAnswer<unknown> = { ok: true, output: undefined };
  for (const UserName of userNames) {
    answer = await perform("iam:RemoveUserFromGroup", { GroupName, UserName });
    if (!answer.ok) break;
  }
  refresh();
  return answer;
}

/** Deletes a group with its memberships and policies, as AWS's console does; the API alone refuses while something is left. */
export async function deleteGroup(GroupName: string): Promise<ActionAnswer<unknown>> {
  const caller = await currentCaller();
  const group = { GroupName };
  const answer = await answerOf(async () => {
    const users = await every(async (Marker) => {
      const { Users, Marker: next } = await invoke(caller, "iam:GetGroup", { ...group, MaxItems: PAGE, Marker });
      return { items: Users, next };
    });
    for (const { UserName = "" } of users) await invoke(caller, "iam:RemoveUserFromGroup", { ...group, UserName });
    const { AttachedPolicies: attached = [] } = await invoke(caller, "iam:ListAttachedGroupPolicies", group);
    for (const { PolicyArn = "" } of attached) await invoke(caller, "iam:DetachGroupPolicy", { ...group, PolicyArn });
    const { PolicyNames: inline = [] } = await invoke(caller, "iam:ListGroupPolicies", group);
    for (const PolicyName of inline) await invoke(caller, "iam:DeleteGroupPolicy", { ...group, PolicyName });
    return invoke(caller, "iam:DeleteGroup", group);
  });
  refresh();
  return answer;
}
