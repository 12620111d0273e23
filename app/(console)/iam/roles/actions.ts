"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { answerOf } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { currentCaller } from "@/lib/console/session";
import { invoke } from "@/lib/services/invoke";

/** What the form for a new role asks. */
export type NewRole = {
  name: string;
  description: string;
  trustPolicy: string;
  policyArns: string[];
  tags: { key: string; value: string }[];
};

/** Makes a role, then attaches its policies. Answers what failed after the role was there. */
export async function createRole(form: NewRole): Promise<ActionAnswer<{ problems: string[] }>> {
  const created = await perform("iam:CreateRole", {
    RoleName: form.name,
    AssumeRolePolicyDocument: form.trustPolicy,
    Description: form.description || undefined,
    Tags: form.tags.length > 0 ? form.tags.map(({ key, value }) => ({ Key: key, Value: value })) : undefined,
  });
  if (!created.ok) return created;
  const problems: string[] = [];
  for (const PolicyArn of form.policyArns) {
    const answer = await perform("iam:AttachRolePolicy", { RoleName: form.name, PolicyArn });
    if (!answer.ok) problems.push(answer.error.message);
  }
  refresh();
  return { ok: true, output: { problems } };
}

export async function setTrustPolicy(RoleName: string, PolicyDocument: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:UpdateAssumeRolePolicy", { RoleName, PolicyDocument });
  if (answer.ok) refresh();
  return answer;
}

/** @param MaxSessionDuration in seconds, 3600 to 43200 */
export async function updateRole(
  RoleName: string,
  Description: string,
  MaxSessionDuration: number,
): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:UpdateRole", { RoleName, Description, MaxSessionDuration });
  if (answer.ok) refresh();
  return answer;
}

/**
 * Deletes a role with its policies and its places in instance profiles, as AWS's console does; the API alone refuses while
 * something is left. A service's own role is deleted by an operation of its own.
 */
export async function deleteRole(RoleName: string): Promise<ActionAnswer<unknown>> {
  const caller = await currentCaller();
  const role = { RoleName };
  const answer = await answerOf(async () => {
    const { Role: found } = await invoke(caller, "iam:GetRole", role);
    if (found?.Path?.startsWith("/aws-service-role/")) return invoke(caller, "iam:DeleteServiceLinkedRole", role);
    const { InstanceProfiles: profiles = [] } = await invoke(caller, "iam:ListInstanceProfilesForRole", role);
    for (const { InstanceProfileName = "" } of profiles)
      await invoke(caller, "iam:RemoveRoleFromInstanceProfile", { ...role, InstanceProfileName });
    const { AttachedPolicies: attached = [] } = await invoke(caller, "iam:ListAttachedRolePolicies", role);
    for (const { PolicyArn = "" } of attached) await invoke(caller, "iam:DetachRolePolicy", { ...role, PolicyArn });
    const { PolicyNames: inline = [] } = await invoke(caller, "iam:ListRolePolicies", role);
    for (const PolicyName of inline) await invoke(caller, "iam:DeleteRolePolicy", { ...role, PolicyName });
    return invoke(caller, "iam:DeleteRole", role);
  });
  refresh();
  return answer;
}
