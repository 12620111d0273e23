"use client";

import TopNavigation, { type TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import { useTranslations } from "next-intl";
import type { Account } from "./account";
import { type AccountActions, useAccountMenu } from "./account-menu";
import { useRegionMenu } from "./region-menu";
import { ServiceSearch } from "./service-search";
import { useSettingsMenu } from "./settings-menu";

export type TopBarProps = AccountActions & { account: Account };

/** The dark bar above everything: home, search, settings, Region, account. */
export function TopBar({ account, ...actions }: TopBarProps) {
  const t = useTranslations("console");
  const settings = useSettingsMenu();
  const region = useRegionMenu();
  const signedIn = useAccountMenu(account, actions);
  const utilities: TopNavigationProps.Utility[] = [settings, region, signedIn];
  return (
    <TopNavigation
      identity={{ href: "/", title: "Mirante", logo: { src: "/mirante.svg", alt: t("home") } }}
      search={<ServiceSearch />}
      utilities={utilities}
      i18nStrings={{
        searchIconAriaLabel: t("search.label"),
        searchDismissIconAriaLabel: t("search.close"),
        overflowMenuTriggerText: t("more"),
        overflowMenuTitleText: t("all"),
        overflowMenuBackIconAriaLabel: t("back"),
        overflowMenuDismissIconAriaLabel: t("closeMenu"),
      }}
    />
  );
}
