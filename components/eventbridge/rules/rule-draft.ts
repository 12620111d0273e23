import type { DescribeRuleResponse, Target } from "@aws-sdk/client-eventbridge";
import { type TagField, tagMistakes } from "@/components/console/tag-fields";
import { DEFAULT_BUS } from "../eventbridge-paths";
import { patternMistake } from "../pattern/pattern-trial";
import { trySchedule } from "../schedule/schedule-trial";
import { newTarget, type TargetDraft, targetDraftOf, targetMistakes, targetOf } from "../targets/target-draft";

/** A rule as the wizard's fields hold it. */
export type RuleDraft = {
  name: string;
  description: string;
  bus: string;
  kind: "pattern" | "schedule";
  isEnabled: boolean;
  /** Also for read-only management events, which rules see only when they ask for it. */
  seesReads: boolean;
  pattern: string;
  schedule: string;
  targets: readonly TargetDraft[];
  tags: readonly TagField[];
};

export const EMPTY_RULE: RuleDraft = {
  name: "",
  description: "",
  bus: DEFAULT_BUS,
  kind: "pattern",
  isEnabled: true,
  seesReads: false,
  pattern: '{\n  "source": ["aws.cloudwatch"],\n  "detail-type": ["CloudWatch Alarm State Change"]\n}',
  schedule: "rate(5 minutes)",
  targets: [newTarget([])],
  tags: [],
};

export const RULE_STEPS = ["detail", "when", "targets", "tags", "review"] as const;
export type RuleStep = (typeof RULE_STEPS)[number];

/** A quota of AWS's that cannot be raised. */
export const MOST_TARGETS = 5;
const NAME = /^[.\-_A-Za-z0-9]{1,64}$/;
const MAX_DESCRIPTION = 512;

/** Whether a step may be left. */
export function isStepDone(step: RuleStep, draft: RuleDraft, now: Date): boolean {
  switch (step) {
    case "detail":
      return isRuleName(draft.name) && draft.description.length <= MAX_DESCRIPTION && !isMisplaced(draft);
    case "when":
      return draft.kind === "pattern"
        ? patternMistake(draft.pattern) === undefined
        : trySchedule(draft.schedule, now).kind === "times";
    case "targets":
      return draft.targets.every((target) => Object.keys(targetMistakes(target)).length === 0);
    case "tags":
      return !tagMistakes(draft.tags).some(Boolean);
    case "review":
      return true;
  }
}

export function isRuleName(name: string): boolean {
  return NAME.test(name);
}

/** Schedules run on the default bus only. */
export function isMisplaced({ kind, bus }: Pick<RuleDraft, "kind" | "bus">): boolean {
  return kind === "schedule" && bus !== DEFAULT_BUS;
}

/** The draft to begin with when a rule is edited. */
export function ruleDraftOf(rule: DescribeRuleResponse, targets: readonly Target[]): RuleDraft {
  return {
    ...EMPTY_RULE,
    name: rule.Name ?? "",
    description: rule.Description ?? "",
    bus: rule.EventBusName ?? DEFAULT_BUS,
    kind: rule.EventPattern ? "pattern" : "schedule",
    isEnabled: rule.State !== "DISABLED",
    seesReads: rule.State === "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
    pattern: rule.EventPattern ?? EMPTY_RULE.pattern,
    schedule: rule.ScheduleExpression ?? EMPTY_RULE.schedule,
    targets: targets.map(targetDraftOf),
  };
}

/** What PutRule is asked. */
export function putRuleInput(draft: RuleDraft, edited?: DescribeRuleResponse) {
  const { name, description, bus, kind, tags } = draft;
  // A rule may have both; the part that the wizard does not show stays.
  const other = kind === "pattern" ? edited?.ScheduleExpression : edited?.EventPattern;
  return {
    Name: name,
    EventBusName: bus,
    Description: description || undefined,
    State: stateOf(draft),
    EventPattern: kind === "pattern" ? draft.pattern : other,
    ScheduleExpression: kind === "schedule" ? draft.schedule : other,
    RoleArn: edited?.RoleArn,
    Tags: edited || tags.length === 0 ? undefined : tags.map(({ key, value }) => ({ Key: key, Value: value })),
  };
}

/** The targets to put, and the ids of those that are gone. */
export function targetChanges({ targets }: RuleDraft, edited: readonly Target[] = []) {
  const put = targets.map((target) =>
    targetOf(
      target,
      edited.find(({ Id }) => Id === target.id),
    ),
  );
  const gone = edited.flatMap(({ Id = "" }) => (targets.some(({ id }) => id === Id) ? [] : [Id]));
  return { put, gone };
}

function stateOf({ isEnabled, seesReads }: RuleDraft) {
  if (!isEnabled) return "DISABLED" as const;
  return seesReads ? ("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" as const) : ("ENABLED" as const);
}
