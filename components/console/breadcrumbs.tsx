"use client";

import BreadcrumbGroup, { type BreadcrumbGroupProps } from "@cloudscape-design/components/breadcrumb-group";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type NavigationPage, pageOf, serviceOf } from "./navigation";

type StepKey =
  | "create"
  | "edit"
  | "log-events"
  | "create-metric-filter"
  | "compare"
  | "publish"
  | "object"
  | "versions"
  | "automatic-dashboards";
const STEPS: readonly string[] = [
  "create",
  "edit",
  "log-events",
  "create-metric-filter",
  "compare",
  "publish",
  "object",
  "versions",
  "automatic-dashboards",
] satisfies StepKey[];

/** Service > page > resource, read from the path; a segment below a page is a step of the console or a resource's name. */
export function Breadcrumbs() {
  const t = useTranslations("console");
  const pathname = usePathname();
  const service = serviceOf(pathname);
  if (!service) return null;
  const page: NavigationPage | undefined = pageOf(pathname);
  const items: BreadcrumbGroupProps.Item[] = [{ text: t(`navigation.${service.id}.title`), href: service.path }];
  if (page) items.push({ text: t(`navigation.${page.id}`), href: page.path });
  let path: string = page?.path ?? `/${service.id}`;
  for (const segment of pathname.slice(path.length).split("/").filter(Boolean)) {
    path += `/${segment}`;
    items.push({ text: isStep(segment) ? t(`steps.${segment}`) : decodeURIComponent(segment), href: path });
  }
  return <BreadcrumbGroup items={items} ariaLabel={t("breadcrumbs")} />;
}

function isStep(segment: string): segment is StepKey {
  return STEPS.includes(segment);
}
