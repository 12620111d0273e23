"use client";

import type { ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import type { TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import { useTranslations } from "next-intl";
import { type Account, groupedAccountId, type RoleChoice } from "./account";
import { useFlash } from "./flash";
import { RoleMark } from "./role-mark";

export type AccountActions = {
  onSignOut: () => void;
  onSwitchBack: () => void;
  onSwitchRole: (choice: RoleChoice) => Promise<{ ok: true } | { ok: false; error: { message: string } }>;
};

/** Who is signed in, in which account and role, and the ways to other roles and out. */
export function useAccountMenu(account: Account, actions: AccountActions): TopNavigationProps.MenuDropdownUtility {
  const t = useTranslations("console.account");
  const flash = useFlash();
  const { accountId, role, recentRoles = [] } = account;
  const grouped = groupedAccountId(accountId);
  const own = account.isRoot ? t("root") : account.name;
  const name = role?.displayName ?? own;
  const person = role?.person === "root" ? t("root") : (role?.person ?? "");

  const switchTo = async (choice: RoleChoice | undefined) => {
    const answer = choice && (await actions.onSwitchRole(choice));
    // A whole new document: nothing that was loaded for one may be shown to the other.
    if (answer?.ok) window.location.assign("/");
    else if (answer) flash.show({ type: "error", content: answer.error.message });
  };
  const copy = () =>
    navigator.clipboard.writeText(accountId).then(
      () => flash.show({ type: "success", content: t("copied", { id: accountId }) }),
      () => flash.show({ type: "info", content: t("accountId", { id: accountId }) }),
    );
  const items: ButtonDropdownProps.ItemOrGroup[] = [
    ...(role ? [{ id: "back", text: t("back", { name: person }) }] : []),
    ...(recentRoles.length > 0
      ? [
          {
            id: "roles",
            text: t("recentRoles"),
            items: recentRoles.map(({ roleName, displayName, colour, accountId: of }, index) => ({
              id: `role ${index}`,
              text: displayName ?? `${roleName} @ ${groupedAccountId(of)}`,
              ...(colour ? { iconSvg: <RoleMark colour={colour} /> } : {}),
            })),
          },
        ]
      : []),
    { id: "switch", text: t("switchRole"), href: "/switch-role" },
    { id: "credentials", text: t("credentials"), href: "/iam/security-credentials" },
    { id: "copy", text: t("copy") },
    { id: "sign-out", text: t("signOut") },
  ];
  return {
    type: "menu-dropdown",
    text: `${name} @ ${grouped}`,
    title: own,
    description: role ? t("actingFor", { name: person, id: grouped }) : t("accountId", { id: grouped }),
    ...(role?.colour ? { iconSvg: <RoleMark colour={role.colour} /> } : { iconName: "user-profile" as const }),
    items,
    onItemClick: ({ detail: { id } }) => {
      if (id === "sign-out") actions.onSignOut();
      if (id === "back") actions.onSwitchBack();
      if (id === "copy") void copy();
      if (id.startsWith("role ")) void switchTo(recentRoles[Number(id.slice("role ".length))]);
    },
  };
}
