"use client";

import type { TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import { useTranslations } from "next-intl";
import { type Account, groupedAccountId } from "./account";
import { useFlash } from "./flash";

/** Who is signed in, in which account, and the way out. */
export function useAccountMenu(account: Account, onSignOut: () => void): TopNavigationProps.MenuDropdownUtility {
  const t = useTranslations("console.account");
  const flash = useFlash();
  const grouped = groupedAccountId(account.accountId);
  const name = account.isRoot ? t("root") : account.name;
  return {
    type: "menu-dropdown",
    text: `${name} @ ${grouped}`,
    title: name,
    description: t("accountId", { id: grouped }),
    iconName: "user-profile",
    items: [
      { id: "copy", text: t("copy") },
      { id: "sign-out", text: t("signOut") },
    ],
    onItemClick: ({ detail }) => {
      if (detail.id === "sign-out") onSignOut();
      if (detail.id === "copy") {
        void navigator.clipboard.writeText(account.accountId).then(
          () => flash.show({ type: "success", content: t("copied", { id: account.accountId }) }),
          () => flash.show({ type: "info", content: t("accountId", { id: account.accountId }) }),
        );
      }
    },
  };
}
