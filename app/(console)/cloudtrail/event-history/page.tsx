import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type EventViewSearch, parseEventView } from "@/components/cloudtrail/event-view";
import { ask } from "@/lib/console/ask";
import { currentRegion } from "@/lib/console/session";
import { now } from "@/lib/platform/clock";
import { invoke } from "@/lib/services/invoke";
import { EventHistory } from "./event-history";
import { eventQuestion } from "./event-question";
import { searchKeeper } from "./search-keeper";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cloudtrail.history"))("title") };
}

export default async function EventHistoryPage({ searchParams }: { searchParams: Promise<EventViewSearch> }) {
  const view = parseEventView(await searchParams);
  const question = eventQuestion(view, await currentRegion(), now());
  const { keeper, Principal } = await searchKeeper();
  const [initial, { Searches }] = await Promise.all([
    ask("cloudtrail:SearchEvents", question),
    invoke(keeper, "cloudtrail:ListSavedSearches", { Principal }),
  ]);
  return <EventHistory view={view} question={question} initial={initial} searches={Searches} />;
}
