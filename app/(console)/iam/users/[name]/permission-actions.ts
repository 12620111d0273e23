"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Attaches managed policies, one after the other, up to the first that is refused. */
export async function attachPolicies(userName: string, arns: string[]): Promise<ActionAnswer<unknown>> {
  for (const arn of arns) {
    const answer = await perform("iam:AttachUserPolicy", { UserName: userName, PolicyArn: arn });
    if (!answer.ok) return answer;
  }
  refresh();
  return { ok: true, output: undefined };
}

export async function detachPolicy(userName: string, arn: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:DetachUserPolicy", { UserName: userName, PolicyArn: arn });
  refresh();
  return answer;
}

/** Writes a policy into the user; one of the same name is replaced. */
export async function putInlinePolicy(
  userName: string,
  name: string,
  document: string,
): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:PutUserPolicy", { UserName: userName, PolicyName: name, PolicyDocument: document });
  if (answer.ok) refresh();
  return answer;
}

export async function deleteInlinePolicy(userName: string, name: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:DeleteUserPolicy", { UserName: userName, PolicyName: name });
  refresh();
  return answer;
}
