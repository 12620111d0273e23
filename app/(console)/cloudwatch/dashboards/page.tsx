import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask } from "@/lib/console/ask";
import { DashboardTabs } from "./dashboard-tabs";
import { readDashboards } from "./read-dashboards";
import { readNamespaces } from "./read-namespaces";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboards.list"))("title") };
}

export default async function DashboardsPage({ searchParams }: Props) {
  const isAutomatic = (await searchParams).tab === "automatic";
  const [dashboards, namespaces] = await Promise.all([
    readDashboards(ask),
    isAutomatic ? readNamespaces(ask) : undefined,
  ]);
  return (
    <DashboardTabs
      tab={isAutomatic ? "automatic" : "custom"}
      dashboards={dashboards}
      namespaces={namespaces ?? []}
      endpoint={apiEndpoint()}
    />
  );
}
