"use server";

import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Changes the caller's own password. Their session ends with the old one, so they sign in anew. */
export async function changePassword(OldPassword: string, NewPassword: string): Promise<ActionAnswer<unknown>> {
  return perform("iam:ChangePassword", { OldPassword, NewPassword });
}
