import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask } from "@/lib/console/ask";
import { DashboardList } from "./dashboard-list";
import { readDashboards } from "./read-dashboards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboards.list"))("title") };
}

export default async function DashboardsPage() {
  return <DashboardList dashboards={await readDashboards(ask)} endpoint={apiEndpoint()} />;
}
