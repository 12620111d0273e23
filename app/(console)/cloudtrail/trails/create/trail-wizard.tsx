"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Wizard from "@cloudscape-design/components/wizard";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AwaitedPart } from "@/components/console/awaited-part";
import { useFlash } from "@/components/console/flash";
import { TagFields } from "@/components/console/tag-fields";
import { GeneralFields } from "@/components/trails/fields/general-fields";
import { LogFields } from "@/components/trails/fields/log-fields";
import { mistakesOf, STEPS, type Step, type TrailDraft } from "@/components/trails/trail-draft";
import { TRAILS, trailPath } from "@/components/trails/trail-paths";
import { createTrail } from "../actions";

// The first step is seen at once; the others are loaded when they are reached.
const EventFields = dynamic(
  () => import("@/components/trails/fields/event-fields").then((module) => module.EventFields),
  { loading: AwaitedPart },
);
const TrailReview = dynamic(() => import("@/components/trails/trail-review").then((module) => module.TrailReview), {
  loading: AwaitedPart,
});

/** AWS's three steps to a trail: where it delivers, what it logs, and a look at the whole. */
export function TrailWizard({ initial }: { initial: TrailDraft }) {
  const t = useTranslations("cloudtrail.wizard");
  const router = useRouter();
  const flash = useFlash();
  const [draft, setDraft] = useState(initial);
  const [place, setPlace] = useState(0);
  const [checked, setChecked] = useState<ReadonlySet<Step>>(new Set());
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const change = (part: Partial<TrailDraft>) => setDraft((before) => ({ ...before, ...part }));

  const shown = (step: Step) => (checked.has(step) ? mistakesOf(step, draft) : {});
  /** Goes to a step, but no further than the first that has mistakes. */
  const go = (wanted: number) => {
    const passed = STEPS.slice(0, wanted);
    const wrong = passed.findIndex((step) => Object.keys(mistakesOf(step, draft)).length > 0);
    setChecked(new Set([...checked, ...passed]));
    setRefusal(undefined);
    setPlace(wrong === -1 ? wanted : wrong);
  };
  const submit = async () => {
    setSaving(true);
    const answer = await createTrail(draft);
    setSaving(false);
    if (!answer.ok) return setRefusal(`${answer.error.code}: ${answer.error.message}`);
    flash.show({ type: "success", content: t("created", { name: draft.name }) });
    router.push(trailPath(draft.name));
  };
  const contents: Record<Step, ReactNode> = {
    attributes: (
      <SpaceBetween size="l">
        <GeneralFields draft={draft} mistakes={shown("attributes")} onChange={change} isNew />
        <LogFields draft={draft} mistakes={shown("attributes")} onChange={change} />
        <Container header={<Header variant="h2">{t("tags")}</Header>}>
          <TagFields value={draft.tags} onChange={(tags) => change({ tags })} checked={checked.has("attributes")} />
        </Container>
      </SpaceBetween>
    ),
    events: <EventFields draft={draft} mistakes={shown("events")} onChange={change} />,
    review: <TrailReview draft={draft} onEdit={(step) => go(STEPS.indexOf(step))} />,
  };
  const errorAt = (step: Step) => {
    if (step === "review") return refusal;
    return Object.keys(shown(step)).length > 0 ? t("fixMistakes") : undefined;
  };
  return (
    <Wizard
      activeStepIndex={place}
      isLoadingNextStep={saving}
      submitButtonText={t("create")}
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onCancel={() => router.push(TRAILS)}
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
