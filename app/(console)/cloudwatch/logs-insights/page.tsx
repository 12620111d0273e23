import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ask } from "@/lib/console/ask";
import { InsightsView } from "./insights-view";
import { readGroupNames, readSavedQueries } from "./read-insights";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("logs-insights"))("title") };
}

/** Questions to log groups: what is asked stands in the address, and is asked by the browser. */
export default async function LogsInsightsPage() {
  const [groups, saved] = await Promise.all([readGroupNames(ask), readSavedQueries(ask)]);
  return <InsightsView groups={groups} saved={saved} />;
}
