"use server";

import { type ActionAnswer, answerOf } from "@/lib/console/action-answer";
import { requestOrigin } from "@/lib/console/origin";
import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";

/** Makes the root user. The link's token is the right to do so; it is used up. */
export async function setUpRoot(token: string, email: string, password: string): Promise<ActionAnswer> {
  const { accountId, region } = settings();
  const caller = { ...serviceCaller("signin.amazonaws.com", accountId, region), origin: await requestOrigin() };
  return answerOf(async () => {
    await invoke(caller, "iam:SetUpRoot", { Token: token, Email: email, Password: password });
    return undefined;
  });
}
