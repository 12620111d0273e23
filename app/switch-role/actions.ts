"use server";

import { redirect } from "next/navigation";
import { isRoleColour, type RoleChoice } from "@/components/console/account";
import { type ActionAnswer, answerOf } from "@/lib/console/action-answer";
import { rememberRole } from "@/lib/console/recent-roles";
import { leaveRole, switchToRole } from "@/lib/console/switch-role";

/** Takes on a role; the page goes on into the console when that went well. */
export async function switchRole(given: RoleChoice): Promise<ActionAnswer> {
  const choice: RoleChoice = {
    accountId: String(given.accountId).replaceAll("-", "").trim(),
    roleName: String(given.roleName).trim(),
    ...(given.displayName ? { displayName: String(given.displayName).slice(0, 64) } : {}),
    ...(isRoleColour(given.colour) ? { colour: given.colour } : {}),
  };
  return answerOf(async () => {
    await switchToRole(choice);
    await rememberRole(choice);
    return undefined;
  });
}

/** Back to the one who signed in. */
export async function switchBack(): Promise<void> {
  await leaveRole();
  redirect("/");
}
