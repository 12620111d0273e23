"use server";

import type { UpdateAccountPasswordPolicyRequest } from "@aws-sdk/client-iam";
import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Gives the account an alias in place of the present one; an empty one takes it away. */
export async function setAlias(present: string | undefined, alias: string): Promise<ActionAnswer<unknown>> {
  const answer =
    alias !== ""
      ? await perform("iam:CreateAccountAlias", { AccountAlias: alias })
      : await perform("iam:DeleteAccountAlias", { AccountAlias: present ?? "" });
  if (answer.ok) refresh();
  return answer;
}

export async function setPasswordPolicy(policy: UpdateAccountPasswordPolicyRequest): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:UpdateAccountPasswordPolicy", policy);
  if (answer.ok) refresh();
  return answer;
}

/** Goes back to IAM's default policy. */
export async function deletePasswordPolicy(): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:DeleteAccountPasswordPolicy", {});
  if (answer.ok) refresh();
  return answer;
}
