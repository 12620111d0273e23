"use server";

import { type ActionAnswer, answerOf } from "@/lib/console/action-answer";
import { requestOrigin } from "@/lib/console/origin";
import { checkCredentials } from "@/lib/console/password-check";
import { callerOf } from "@/lib/console/session";
import { isAwsError } from "@/lib/platform/errors";
import type { SignedIn } from "@/lib/services/iam/model/sign-in";
import { invoke } from "@/lib/services/invoke";

type Who = { account: string; userName: string; password: string };

/** Changes a password that must be changed before its first use. The old one is the right to do so. */
export async function changePassword(who: Who, newPassword: string): Promise<ActionAnswer> {
  return answerOf(async () => {
    const caller = await callerOf(await whoMustChange(who));
    if (caller) await invoke(caller, "iam:ChangePassword", { OldPassword: who.password, NewPassword: newPassword });
    return undefined;
  });
}

/** IAM hands the session of one who must change the password along with that refusal. */
async function whoMustChange({ account, userName, password }: Who): Promise<SignedIn> {
  try {
    const given = { Kind: "user", Account: account, UserName: userName, Password: password } as const;
    return await checkCredentials(given, await requestOrigin());
  } catch (error) {
    if (isAwsError(error) && error.code === "PasswordChangeRequired") return error.members.session as SignedIn;
    throw error;
  }
}
