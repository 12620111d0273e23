import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { busInSearch } from "@/components/eventbridge/eventbridge-paths";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask, askFor } from "@/lib/console/ask";
import { readBuses, readRules } from "./read-rules";
import { RuleList } from "./rule-list";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventbridge.rules"))("title") };
}

/** The rules of the bus that the address names. */
export default async function RulesPage({ searchParams }: Props) {
  const bus = busInSearch((await searchParams).bus);
  const [buses, rules] = await Promise.all([readBuses(ask), readRules(askFor, bus)]);
  return <RuleList bus={bus} buses={buses.map(({ Name = "" }) => Name)} initial={rules} endpoint={apiEndpoint()} />;
}
