"use client";

import type { DescribeRuleResponse, Target } from "@aws-sdk/client-eventbridge";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Wizard from "@cloudscape-design/components/wizard";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AwaitedPart } from "@/components/console/awaited-part";
import { useFlash } from "@/components/console/flash";
import { useRegion } from "@/components/console/region";
import { TagFields } from "@/components/console/tag-fields";
import { rulePath, rulesPath } from "@/components/eventbridge/eventbridge-paths";
import { DetailFields } from "@/components/eventbridge/rules/detail-fields";
import {
  isStepDone,
  putRuleInput,
  RULE_STEPS,
  type RuleDraft,
  type RuleStep,
  targetChanges,
} from "@/components/eventbridge/rules/rule-draft";
import type { TargetChoices } from "@/components/eventbridge/targets/target-choices";
import { createRule, saveRule } from "./actions";

// The first step is seen at once; the others are loaded when they are reached.
const PatternStep = dynamic(async () => (await import("@/components/eventbridge/rules/pattern-step")).PatternStep, {
  loading: AwaitedPart,
});
const ScheduleStep = dynamic(async () => (await import("@/components/eventbridge/rules/schedule-step")).ScheduleStep, {
  loading: AwaitedPart,
});
const TargetsStep = dynamic(async () => (await import("@/components/eventbridge/rules/targets-step")).TargetsStep, {
  loading: AwaitedPart,
});
const RuleReview = dynamic(async () => (await import("@/components/eventbridge/rules/rule-review")).RuleReview, {
  loading: AwaitedPart,
});

type Props = {
  initial: RuleDraft;
  /** The rule that is edited; absent when a new one is made. */
  edited?: { rule: DescribeRuleResponse; targets: Target[] };
  accountId: string;
  buses: readonly string[];
  choices: TargetChoices;
};

/** AWS's steps to a rule: detail, pattern or schedule, targets, tags, and a look at the whole. */
export function RuleWizard({ initial, edited, accountId, buses, choices }: Props) {
  const t = useTranslations("eventbridge.wizard");
  const router = useRouter();
  const flash = useFlash();
  const scope = { accountId, region: useRegion() };
  const [draft, setDraft] = useState(initial);
  const [place, setPlace] = useState(0);
  const [checked, setChecked] = useState<ReadonlySet<RuleStep>>(new Set());
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const change = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }));
  // Tags of a rule that is there are changed on its page: PutRule ignores them.
  const steps = RULE_STEPS.filter((step) => step !== "tags" || !edited);

  /** Goes to a step, but no further than the first that has mistakes. */
  const go = (wanted: number) => {
    const passed = steps.slice(0, wanted);
    const wrong = passed.findIndex((step) => !isStepDone(step, draft, new Date()));
    setChecked(new Set([...checked, ...passed]));
    setRefusal(undefined);
    setPlace(wrong === -1 ? wanted : wrong);
  };
  const submit = async () => {
    setSaving(true);
    const input = putRuleInput(draft, edited?.rule);
    const { put, gone } = targetChanges(draft, edited?.targets);
    const answer = edited ? await saveRule(input, put, gone) : await createRule(input, put);
    setSaving(false);
    if (!answer.ok) {
      const { code, message } = answer.error;
      return setRefusal(code === "AlreadyExists" ? t("nameTaken", { name: draft.name }) : message);
    }
    flash.show({ type: "success", content: t(edited ? "saved" : "created", { name: draft.name }) });
    router.push(rulePath(draft.name, draft.bus));
  };
  const contents: Record<RuleStep, () => ReactNode> = {
    detail: () => (
      <DetailFields draft={draft} buses={buses} isNew={!edited} checked={checked.has("detail")} onChange={change} />
    ),
    when: () =>
      draft.kind === "pattern" ? (
        <PatternStep pattern={draft.pattern} onChange={(pattern) => change({ pattern })} scope={scope} />
      ) : (
        <ScheduleStep schedule={draft.schedule} onChange={(schedule) => change({ schedule })} />
      ),
    targets: () => (
      <TargetsStep draft={draft} choices={choices} scope={scope} checked={checked.has("targets")} onChange={change} />
    ),
    tags: () => (
      <Container header={<Header variant="h2">{t("step.tags")}</Header>}>
        <TagFields value={draft.tags} onChange={(tags) => change({ tags })} checked={checked.has("tags")} />
      </Container>
    ),
    review: () => <RuleReview draft={draft} isNew={!edited} onEdit={go} />,
  };
  const errorAt = (step: RuleStep) => {
    if (step === "review") return refusal;
    return checked.has(step) && !isStepDone(step, draft, new Date()) ? t("fixMistakes") : undefined;
  };
  return (
    <Wizard
      activeStepIndex={place}
      isLoadingNextStep={saving}
      submitButtonText={t(edited ? "saveSubmit" : "createSubmit")}
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onCancel={() => router.push(edited ? rulePath(draft.name, draft.bus) : rulesPath(draft.bus))}
      onSubmit={() => void submit()}
      steps={steps.map((step, index) => ({
        title: step === "when" ? t(`when.${draft.kind}`) : t(`step.${step}`),
        description: step === "when" ? t(`whenHint.${draft.kind}`) : t(`stepHint.${step}`),
        content: index === place ? contents[step]() : null,
        errorText: errorAt(step),
      }))}
    />
  );
}
