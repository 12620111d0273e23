"use client";

import CloudscapeSideNavigation, { type SideNavigationProps } from "@cloudscape-design/components/side-navigation";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type NavigationGroup, pageOf, serviceOf } from "./navigation";
import { PlacesPanel } from "./places-panel";

/** The pages of the service that is open. */
export function SideNavigation() {
  const t = useTranslations("console.navigation");
  const pathname = usePathname();
  const service = serviceOf(pathname);
  if (!service) return null;
  const groups: readonly NavigationGroup[] = service.groups;
  const items = groups.flatMap((group): SideNavigationProps.Item[] => {
    const links = group.pages.map(({ id, path }) => ({ type: "link" as const, text: t(id), href: path }));
    return "id" in group ? [{ type: "section", text: t(`groups.${group.id}`), items: links }] : links;
  });
  return (
    <CloudscapeSideNavigation
      header={{ text: t(`${service.id}.title`), href: service.path }}
      activeHref={pageOf(pathname)?.path}
      itemsControl={service.id === "cloudwatch" ? <PlacesPanel /> : undefined}
      items={items}
    />
  );
}
