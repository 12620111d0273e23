"use server";

import type { Target } from "@aws-sdk/client-eventbridge";
import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { eachOf } from "@/lib/console/each-of";
import { perform } from "@/lib/console/perform";
import type { InputOf } from "@/lib/services/catalog";

type PutRule = InputOf<"events:PutRule">;
type RuleTargets = InputOf<"events:PutTargets">["Targets"];
export type RuleKey = { name: string; bus: string };

const DONE: ActionAnswer<unknown> = { ok: true, output: undefined };

/** PutRule would replace a rule of the same name, which nobody who makes a new one means. */
export async function createRule(rule: PutRule, targets: RuleTargets): Promise<ActionAnswer<unknown>> {
  const { Name, EventBusName } = rule;
  const existing = await perform("events:DescribeRule", { Name, EventBusName });
  if (existing.ok) return { ok: false, error: { code: "AlreadyExists", message: Name } };
  return saveRule(rule, targets, []);
}

/** Puts a rule, then its targets; targets that are gone go first, so that there is room for new ones. */
export async function saveRule(rule: PutRule, targets: RuleTargets, gone: string[]): Promise<ActionAnswer<unknown>> {
  const { Name, EventBusName } = rule;
  const saved = await perform("events:PutRule", rule);
  if (!saved.ok) return saved;
  if (gone.length > 0) {
    const removed = await perform("events:RemoveTargets", { Rule: Name, EventBusName, Ids: gone });
    if (!removed.ok) return removed;
  }
  if (targets.length === 0) return saved;
  const put = await perform("events:PutTargets", { Rule: Name, EventBusName, Targets: targets });
  if (!put.ok) return put;
  const [failed] = put.output.FailedEntries ?? [];
  if (!failed) return DONE;
  return { ok: false, error: { code: failed.ErrorCode ?? "Failed", message: failed.ErrorMessage ?? "" } };
}

/** Enables or disables rules. Stops at the first that is refused. */
export async function switchRules(keys: RuleKey[], on: boolean): Promise<ActionAnswer<unknown>> {
  const action = on ? "events:EnableRule" : "events:DisableRule";
  return eachOf(keys, ({ name, bus }) => perform(action, { Name: name, EventBusName: bus }));
}

/** Deletes rules with their targets, as AWS's console does; the API alone refuses while there are targets. */
export async function deleteRules(keys: RuleKey[]): Promise<ActionAnswer<unknown>> {
  return eachOf(keys, deleteRule);
}

async function deleteRule({ name, bus: EventBusName }: RuleKey): Promise<ActionAnswer<unknown>> {
  const listed = await perform("events:ListTargetsByRule", { Rule: name, EventBusName });
  if (!listed.ok) return listed;
  const ids = (listed.output.Targets ?? []).map(({ Id = "" }: Target) => Id);
  if (ids.length > 0) {
    const removed = await perform("events:RemoveTargets", { Rule: name, EventBusName, Ids: ids });
    if (!removed.ok) return removed;
  }
  return perform("events:DeleteRule", { Name: name, EventBusName });
}

/** Sends what was given up again. */
export async function redriveEvents(
  { name: Rule, bus: EventBusName }: RuleKey,
  DeliveryIds: string[],
): Promise<ActionAnswer<{ redriven: number }>> {
  const answer = await perform("events:RedriveDeadLetters", { Rule, EventBusName, DeliveryIds });
  refresh();
  return answer.ok ? { ok: true, output: { redriven: answer.output.Redriven } } : answer;
}

/** Puts the tags that are given and takes away those that are named. */
export async function changeTags(
  ResourceARN: string,
  tags: Record<string, string>,
  TagKeys: string[],
): Promise<ActionAnswer<unknown>> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const steps = [
    ...(TagKeys.length > 0 ? [() => perform("events:UntagResource", { ResourceARN, TagKeys })] : []),
    ...(Tags.length > 0 ? [() => perform("events:TagResource", { ResourceARN, Tags })] : []),
  ];
  return eachOf<() => Promise<ActionAnswer<unknown>>>(steps, (step) => step());
}
