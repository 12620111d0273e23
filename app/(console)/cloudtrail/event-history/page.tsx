import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type EventViewSearch, parseEventView } from "@/components/cloudtrail/event-view";
import { ask } from "@/lib/console/ask";
import { currentRegion } from "@/lib/console/session";
import { now } from "@/lib/platform/clock";
import { EventHistory } from "./event-history";
import { eventQuestion } from "./event-question";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cloudtrail.history"))("title") };
}

export default async function EventHistoryPage({ searchParams }: { searchParams: Promise<EventViewSearch> }) {
  const view = parseEventView(await searchParams);
  const question = eventQuestion(view, await currentRegion(), now());
  return <EventHistory view={view} question={question} initial={await ask("cloudtrail:SearchEvents", question)} />;
}
