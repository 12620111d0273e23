import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { busInSearch } from "@/components/eventbridge/eventbridge-paths";
import { ask } from "@/lib/console/ask";
import { readBuses } from "../rules/read-rules";
import { SendEvents } from "./send-events";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventbridge.send"))("title") };
}

export default async function SendEventsPage({ searchParams }: Props) {
  const { bus } = await searchParams;
  const buses = await readBuses(ask);
  return <SendEvents bus={busInSearch(bus)} buses={buses.map(({ Name = "" }) => Name)} />;
}
