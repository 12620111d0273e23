"use server";

import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** What the form asks for. */
export type NewUser = {
  userName: string;
  console?: { password: string; mustChange: boolean };
  accessKey: boolean;
  policyArns: string[];
  tags: { key: string; value: string }[];
};

/** What was made. The secret is shown now and never again; `problems` are steps that failed after the user was there. */
export type MadeUser = {
  accessKey?: { id: string; secret: string };
  hasPassword: boolean;
  problems: string[];
};

/** Makes a user and, one after the other, password, access key and permissions. A later step's failure does not undo the user. */
export async function createUser(form: NewUser): Promise<ActionAnswer<MadeUser>> {
  const user = { UserName: form.userName };
  const created = await perform("iam:CreateUser", {
    ...user,
    Tags: form.tags.length > 0 ? form.tags.map(({ key, value }) => ({ Key: key, Value: value })) : undefined,
  });
  if (!created.ok) return created;
  const problems: string[] = [];
  const made: MadeUser = { hasPassword: false, problems };

  if (form.console) {
    const { password, mustChange } = form.console;
    const profile = { ...user, Password: password, PasswordResetRequired: mustChange };
    const answer = await perform("iam:CreateLoginProfile", profile);
    if (answer.ok) made.hasPassword = true;
    else problems.push(answer.error.message);
  }
  for (const arn of [...form.policyArns, ...(form.console?.mustChange ? [CHANGE_OWN_PASSWORD] : [])]) {
    const answer = await perform("iam:AttachUserPolicy", { ...user, PolicyArn: arn });
    if (!answer.ok && arn !== CHANGE_OWN_PASSWORD) problems.push(answer.error.message);
  }
  if (form.accessKey) {
    const answer = await perform("iam:CreateAccessKey", user);
    const key = answer.ok ? answer.output.AccessKey : undefined;
    if (key) made.accessKey = { id: key.AccessKeyId ?? "", secret: key.SecretAccessKey ?? "" };
    if (!answer.ok) problems.push(answer.error.message);
  }
  return { ok: true, output: made };
}

/** AWS's console attaches it to users who must change their password, because they could not otherwise. */
const CHANGE_OWN_PASSWORD = "arn:aws:iam::aws:policy/IAMUserChangePassword";
