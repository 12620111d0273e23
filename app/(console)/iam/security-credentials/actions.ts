"use server";

import { type ActionAnswer, answerOf } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { currentCaller } from "@/lib/console/session";
import { serviceCaller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";

/**
 * Changes the caller's own password. Their session ends with the old one, so they sign in anew. AWS's API knows no way to change the
 * root user's, which its console does by itself.
 */
export async function changePassword(OldPassword: string, NewPassword: string): Promise<ActionAnswer<unknown>> {
  const { identity, accountId, region, origin } = await currentCaller();
  if (identity.type !== "Root") return perform("iam:ChangePassword", { OldPassword, NewPassword });
  const signIn = { ...serviceCaller("signin.amazonaws.com", accountId, region), origin };
  return answerOf(() => invoke(signIn, "iam:ChangeRootPassword", { OldPassword, NewPassword }));
}
