import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { parseTimeRange } from "@/components/time-range/time-range";
import { ask } from "@/lib/console/ask";
import { currentRegion } from "@/lib/console/session";
import { now } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/settings";
import { InsightList } from "./insight-list";
import { INSIGHTS_RANGE, readInsights } from "./read-insights";

type Props = { searchParams: Promise<{ start?: string; end?: string; regions?: string; type?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cloudtrail.insights"))("title") };
}

export default async function InsightsPage({ searchParams }: Props) {
  const search = await searchParams;
  const view = { range: parseTimeRange(search, INSIGHTS_RANGE), allRegions: search.regions === "all" };
  const initial = await readInsights(ask, view.range, view.allRegions ? undefined : await currentRegion(), now());
  return <InsightList view={view} initial={initial} sensitivity={settings().insightsSensitivity} />;
}
