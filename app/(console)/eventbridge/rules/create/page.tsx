import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { busInSearch } from "@/components/eventbridge/eventbridge-paths";
import { patternMistake } from "@/components/eventbridge/pattern/pattern-trial";
import { EMPTY_RULE } from "@/components/eventbridge/rules/rule-draft";
import { ask } from "@/lib/console/ask";
import { currentCaller } from "@/lib/console/session";
import { readBuses, readTargetChoices } from "../read-rules";
import { RuleWizard } from "../rule-wizard";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventbridge.rules"))("create") };
}

/** A new rule on the bus that the address names, with the pattern that it may bring. */
export default async function CreateRulePage({ searchParams }: Props) {
  const search = await searchParams;
  const { accountId } = await currentCaller();
  const [buses, choices] = await Promise.all([readBuses(ask), readTargetChoices(ask)]);
  const given = typeof search.pattern === "string" && !patternMistake(search.pattern) ? search.pattern : undefined;
  const initial = { ...EMPTY_RULE, bus: busInSearch(search.bus), ...(given ? { pattern: given } : {}) };
  return (
    <RuleWizard initial={initial} accountId={accountId} buses={buses.map(({ Name = "" }) => Name)} choices={choices} />
  );
}
