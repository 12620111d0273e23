"use client";

import type { TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { isRegion, REGION_GROUPS, regionName } from "./aws-regions";
import { isGlobal } from "./navigation";
import { useRegion } from "./region";

/** Every Region of AWS by name. Choosing one shows the same page there. */
export function useRegionMenu(): TopNavigationProps.MenuDropdownUtility {
  const t = useTranslations("console.region");
  const region = useRegion();
  const router = useRouter();
  const pathname = usePathname();
  return {
    type: "menu-dropdown",
    text: isGlobal(pathname) ? t("global") : regionName(region),
    title: t("title"),
    description: isGlobal(pathname) ? t("globalHint") : region,
    ariaLabel: t("choose", { region: regionName(region) }),
    disableUtilityCollapse: true,
    items: REGION_GROUPS.map(({ id, regions }) => ({
      id,
      text: t(`groups.${id}`),
      items: regions.map(([code, name]) => ({
        id: code,
        text: name,
        labelTag: code,
        iconName: code === region ? ("check" as const) : undefined,
        disabled: code === region,
      })),
    })),
    onItemClick: ({ detail }) => {
      if (!isRegion(detail.id)) return;
      const search = new URLSearchParams(window.location.search);
      search.set("region", detail.id);
      router.push(`${pathname}?${search}`);
    },
  };
}
