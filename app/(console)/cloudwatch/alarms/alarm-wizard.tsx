"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Wizard from "@cloudscape-design/components/wizard";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { alarmPath } from "@/components/alarms/alarm-paths";
import { type AlarmDraft, putInputOf } from "@/components/alarms/wizard/alarm-draft";
import { ConditionFields } from "@/components/alarms/wizard/condition-fields";
import { DraftGraph } from "@/components/alarms/wizard/draft-graph";
import { mistakesOf, STEPS, type Step } from "@/components/alarms/wizard/draft-mistakes";
import { AwaitedPart } from "@/components/console/awaited-part";
import { useFlash } from "@/components/console/flash";
import { useRegion } from "@/components/console/region";
import type { MetricName } from "@/components/metrics/metric-name";
import type { Page } from "@/lib/console/use-live-pages";
import { createAlarm, saveAlarm } from "./actions";
import { MetricChoice } from "./metric-choice";
import { useDraftGraph } from "./use-draft-graph";

// The first step is seen at once; the others are loaded when they are reached.
const ActionStep = dynamic(() => import("./action-step").then((module) => module.ActionStep), { loading: AwaitedPart });
const NameFields = dynamic(() => import("@/components/alarms/wizard/name-fields").then((module) => module.NameFields), {
  loading: AwaitedPart,
});
const DraftPreview = dynamic(
  () => import("@/components/alarms/wizard/draft-preview").then((module) => module.DraftPreview),
  { loading: AwaitedPart },
);

type Props = {
  initial: AlarmDraft;
  /** The alarm that is edited; absent when a new one is made. */
  edited?: MetricAlarm;
  accountId: string;
  metrics: Page<MetricName>;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** AWS's four steps to an alarm: metric and conditions, actions, name, and a look at the whole. */
export function AlarmWizard({ initial, edited, accountId, metrics, endpoint }: Props) {
  const t = useTranslations("alarms.wizard");
  const router = useRouter();
  const flash = useFlash();
  const scope = { accountId, region: useRegion() };
  const [draft, setDraft] = useState(initial);
  const [place, setPlace] = useState(0);
  const [checked, setChecked] = useState<ReadonlySet<Step>>(new Set());
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const drawn = useDraftGraph(draft);
  const change = (part: Partial<AlarmDraft>) => setDraft((before) => ({ ...before, ...part }));

  const shownMistakes = (step: Step) => (checked.has(step) ? mistakesOf(step, draft, scope) : {});
  /** Goes to a step, but no further than the first that has mistakes. */
  const go = (wanted: number) => {
    const passed = STEPS.slice(0, wanted);
    const wrong = passed.findIndex((step) => Object.keys(mistakesOf(step, draft, scope)).length > 0);
    setChecked(new Set([...checked, ...passed]));
    setRefusal(undefined);
    setPlace(wrong === -1 ? wanted : wrong);
  };
  const submit = async () => {
    setSaving(true);
    const input = putInputOf(draft, edited);
    const answer = edited ? await saveAlarm(input) : await createAlarm(input);
    setSaving(false);
    if (!answer.ok) {
      const { code, message } = answer.error;
      return setRefusal(code === "AlreadyExists" ? t("nameTaken", { name: draft.name }) : message);
    }
    flash.show({ type: "success", content: t(edited ? "saved" : "created", { name: draft.name }) });
    router.push(alarmPath(draft.name));
  };
  const errorAt = (step: Step) => {
    if (step === "preview") return refusal;
    return Object.keys(shownMistakes(step)).length > 0 ? t("fixMistakes") : undefined;
  };
  const graph = <DraftGraph draft={draft} drawn={drawn} />;
  const contents: Record<Step, ReactNode> = {
    conditions: (
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">{t("graph")}</Header>}>{graph}</Container>
        <MetricChoice
          draft={draft}
          mistakes={shownMistakes("conditions")}
          metrics={metrics}
          endpoint={endpoint}
          onChange={change}
        />
        <Container header={<Header variant="h2">{t("conditions")}</Header>}>
          <ConditionFields draft={draft} mistakes={shownMistakes("conditions")} onChange={change} />
        </Container>
      </SpaceBetween>
    ),
    actions: <ActionStep draft={draft} mistakes={shownMistakes("actions")} onChange={change} />,
    name: (
      <NameFields
        draft={draft}
        mistakes={shownMistakes("name")}
        isNew={!edited}
        checked={checked.has("name")}
        onChange={change}
      />
    ),
    preview: <DraftPreview draft={draft} graph={graph} onEdit={(step) => go(STEPS.indexOf(step))} />,
  };
  return (
    <Wizard
      activeStepIndex={place}
      isLoadingNextStep={saving}
      submitButtonText={t(edited ? "update" : "create")}
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onCancel={() => router.push(edited ? alarmPath(draft.name) : "/cloudwatch/alarms")}
      onSubmit={() => void submit()}
      steps={STEPS.map((step) => ({
        title: t(`step.${step}`),
        description: t(`stepHint.${step}`),
        content: contents[step],
        errorText: errorAt(step),
      }))}
    />
  );
}
