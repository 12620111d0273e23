"use server";

import { refresh } from "next/cache";
import type { Principal } from "@/components/iam/principal";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { answerOf } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { currentCaller } from "@/lib/console/session";
import type { Caller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";
import { PAGE } from "../every";

export type NewPolicy = {
  name: string;
  description: string;
  document: string;
  tags: { key: string; value: string }[];
};

/** Makes a managed policy; answers its ARN. */
export async function createPolicy(form: NewPolicy): Promise<ActionAnswer<{ arn: string }>> {
  const answer = await perform("iam:CreatePolicy", {
    PolicyName: form.name,
    PolicyDocument: form.document,
    Description: form.description || undefined,
    Tags: form.tags.length > 0 ? form.tags.map(({ key, value }) => ({ Key: key, Value: value })) : undefined,
  });
  if (!answer.ok) return answer;
  refresh();
  return { ok: true, output: { arn: answer.output.Policy?.Arn ?? "" } };
}

/** Writes a new version that applies at once. */
export async function createVersion(PolicyArn: string, PolicyDocument: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:CreatePolicyVersion", { PolicyArn, PolicyDocument, SetAsDefault: true });
  if (answer.ok) refresh();
  return answer;
}

export async function setDefaultVersion(PolicyArn: string, VersionId: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:SetDefaultPolicyVersion", { PolicyArn, VersionId });
  if (answer.ok) refresh();
  return answer;
}

export async function deleteVersion(PolicyArn: string, VersionId: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:DeletePolicyVersion", { PolicyArn, VersionId });
  if (answer.ok) refresh();
  return answer;
}

/** Takes the policy from everyone who has it and deletes its versions first, as AWS's console does. */
export async function deletePolicy(PolicyArn: string): Promise<ActionAnswer<unknown>> {
  const caller = await currentCaller();
  const policy = { PolicyArn };
  const answer = await answerOf(async () => {
    await takeFromEveryone(caller, PolicyArn);
    const { Versions = [] } = await invoke(caller, "iam:ListPolicyVersions", policy);
    for (const { VersionId = "", IsDefaultVersion } of Versions)
      if (!IsDefaultVersion) await invoke(caller, "iam:DeletePolicyVersion", { ...policy, VersionId });
    return invoke(caller, "iam:DeletePolicy", policy);
  });
  refresh();
  return answer;
}

/** What is detached is gone from the list, so its first page is asked again while there is more. */
async function takeFromEveryone(caller: Caller, PolicyArn: string): Promise<void> {
  const question = { PolicyArn, PolicyUsageFilter: "PermissionsPolicy", MaxItems: PAGE } as const;
  let more = true;
  while (more) {
    const held = await invoke(caller, "iam:ListEntitiesForPolicy", question);
    for (const { UserName = "" } of held.PolicyUsers ?? [])
      await invoke(caller, "iam:DetachUserPolicy", { UserName, PolicyArn });
    for (const { GroupName = "" } of held.PolicyGroups ?? [])
      await invoke(caller, "iam:DetachGroupPolicy", { GroupName, PolicyArn });
    for (const { RoleName = "" } of held.PolicyRoles ?? [])
      await invoke(caller, "iam:DetachRolePolicy", { RoleName, PolicyArn });
    more = held.IsTruncated === true;
  }
}

/** Attaches the policy to users, groups and roles, one after the other, up to the first that is refused. */
export async function attachTo(PolicyArn: string, principals: Principal[]): Promise<ActionAnswer<unknown>> {
  let answer: ActionAnswer<unknown> = { ok: true, output: undefined };
  for (const { kind, name } of principals) {
    answer =
      kind === "user"
        ? await perform("iam:AttachUserPolicy", { UserName: name, PolicyArn })
        : kind === "group"
          ? await perform("iam:AttachGroupPolicy", { GroupName: name, PolicyArn })
          : await perform("iam:AttachRolePolicy", { RoleName: name, PolicyArn });
    if (!answer.ok) break;
  }
  refresh();
  return answer;
}
