import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { busInSearch } from "@/components/eventbridge/eventbridge-paths";
import { ruleDraftOf } from "@/components/eventbridge/rules/rule-draft";
import { ask, askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { currentCaller } from "@/lib/console/session";
import { readTargetChoices, readTargets } from "../../read-rules";
import { RuleWizard } from "../../rule-wizard";

type Props = {
  params: Promise<{ rule: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventbridge.rules"))("edit") };
}

export default async function EditRulePage({ params, searchParams }: Props) {
  const name = nameInPath((await params).rule);
  const bus = busInSearch((await searchParams).bus);
  const { accountId } = await currentCaller();
  const [rule, targets, choices] = await Promise.all([
    askFor("events:DescribeRule", { Name: name, EventBusName: bus }),
    readTargets(askFor, name, bus),
    readTargetChoices(ask),
  ]);
  return (
    <RuleWizard
      initial={ruleDraftOf(rule, targets)}
      edited={{ rule, targets }}
      accountId={accountId}
      buses={[bus]}
      choices={choices}
    />
  );
}
