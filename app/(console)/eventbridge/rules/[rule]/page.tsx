import type { DescribeRuleResponse } from "@aws-sdk/client-eventbridge";
import type { Metadata } from "next";
import { busInSearch } from "@/components/eventbridge/eventbridge-paths";
import { ruleLines } from "@/components/eventbridge/rules/rule-graphs";
import { attemptOutcomeOf, type RuleTab, ruleTabOf } from "@/components/eventbridge/rules/rule-tab";
import { lastHours, parseTimeRange, resolveTimeRange } from "@/components/time-range/time-range";
import { askFor, askIn } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { currentCaller } from "@/lib/console/session";
import { readGraphs } from "../../../cloudwatch/read-graphs";
import { readTargets } from "../read-rules";
import { AttemptLog } from "./attempt-log";
import { DeadEventList } from "./dead-event-list";
import { readAttempts, readDeadEvents } from "./read-attempts";
import { RuleMonitoring } from "./rule-monitoring";
import { RuleTags } from "./rule-tags";
import { RuleTargets } from "./rule-targets";
import { RuleView } from "./rule-view";
import { RuleWhen } from "./rule-when";

type Search = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ rule: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).rule) };
}

/** A rule: its details, and whichever tab the address names. */
export default async function RulePage({ params, searchParams }: Props) {
  const name = nameInPath((await params).rule);
  const search = await searchParams;
  const bus = busInSearch(search.bus);
  const rule = await askFor("events:DescribeRule", { Name: name, EventBusName: bus });
  const tab = ruleTabOf(search.tab);
  return (
    <RuleView rule={rule} bus={bus} tab={tab}>
      {await contentOf(tab, rule, { name, bus }, search)}
    </RuleView>
  );
}

type Key = { name: string; bus: string };

async function contentOf(tab: RuleTab, rule: DescribeRuleResponse, key: Key, search: Search) {
  switch (tab) {
    case "when": {
      const { accountId } = await currentCaller();
      return <RuleWhen pattern={rule.EventPattern} schedule={rule.ScheduleExpression} accountId={accountId} />;
    }
    case "targets":
      return <RuleTargets bus={key.bus} name={key.name} targets={await readTargets(askFor, key.name, key.bus)} />;
    case "monitoring": {
      const { region } = await currentCaller();
      const now = new Date();
      const stretch = resolveTimeRange(parseTimeRange(timesOf(search), lastHours(3)), now);
      const values = await readGraphs(askIn, [ruleLines(key.name, region, stretch, now)], stretch, now);
      return <RuleMonitoring rule={key.name} initial={values} />;
    }
    case "deliveries": {
      const outcome = attemptOutcomeOf(search.outcome);
      return <AttemptLog rule={key} outcome={outcome} initial={await readAttempts(askFor, key, outcome)} />;
    }
    case "dead-letters":
      return <DeadEventList rule={key} initial={await readDeadEvents(askFor, key)} />;
    case "tags": {
      const { Tags = [] } = await askFor("events:ListTagsForResource", { ResourceARN: rule.Arn ?? "" });
      const tags = Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]));
      return <RuleTags key={JSON.stringify(tags)} arn={rule.Arn ?? ""} tags={tags} />;
    }
  }
}

function timesOf({ start, end }: Search): { start?: string; end?: string } {
  return {
    ...(typeof start === "string" ? { start } : {}),
    ...(typeof end === "string" ? { end } : {}),
  };
}
