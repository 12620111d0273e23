"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Makes an access key. The answer is the only one that ever holds the secret. */
export async function createAccessKey(userName: string): Promise<ActionAnswer<{ id: string; secret: string }>> {
  const answer = await perform("iam:CreateAccessKey", { UserName: userName });
  if (!answer.ok) return answer;
  refresh();
  const { AccessKeyId: id = "", SecretAccessKey: secret = "" } = answer.output.AccessKey ?? {};
  return { ok: true, output: { id, secret } };
}

export async function activateAccessKey(userName: string, id: string, active: boolean): Promise<ActionAnswer<unknown>> {
  const change = { UserName: userName, AccessKeyId: id, Status: active ? ("Active" as const) : ("Inactive" as const) };
  const answer = await perform("iam:UpdateAccessKey", change);
  refresh();
  return answer;
}

export async function deleteAccessKey(userName: string, id: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:DeleteAccessKey", { UserName: userName, AccessKeyId: id });
  if (answer.ok) refresh();
  return answer;
}

/** Gives the user a console password, or another one. */
export async function setPassword(
  userName: string,
  isNew: boolean,
  password: string,
  mustChange: boolean,
): Promise<ActionAnswer<unknown>> {
  const profile = { UserName: userName, Password: password, PasswordResetRequired: mustChange };
  const answer = isNew
    ? await perform("iam:CreateLoginProfile", profile)
    : await perform("iam:UpdateLoginProfile", profile);
  if (answer.ok) refresh();
  return answer;
}

/** Takes console access away. */
export async function removePassword(userName: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:DeleteLoginProfile", { UserName: userName });
  if (answer.ok) refresh();
  return answer;
}
