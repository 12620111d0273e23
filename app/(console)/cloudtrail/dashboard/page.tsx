import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { parseTimeRange } from "@/components/time-range/time-range";
import { ask } from "@/lib/console/ask";
import { currentRegion } from "@/lib/console/session";
import { now } from "@/lib/platform/clock";
import { DASHBOARD_RANGE, dashboardQuestion } from "./dashboard-question";
import { DashboardView } from "./dashboard-view";
import { readDashboard } from "./read-dashboard";

type Props = { searchParams: Promise<{ start?: string; end?: string; regions?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cloudtrail.dashboard"))("title") };
}

export default async function TrailDashboardPage({ searchParams }: Props) {
  const search = await searchParams;
  const view = { range: parseTimeRange(search, DASHBOARD_RANGE), allRegions: search.regions === "all" };
  const { filter, stretch } = dashboardQuestion(view, await currentRegion(), now());
  const initial = await readDashboard(ask, filter, stretch);
  return <DashboardView view={view} stretch={stretch} initial={initial} />;
}
