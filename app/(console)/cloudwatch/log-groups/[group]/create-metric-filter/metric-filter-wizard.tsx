"use client";

import SpaceBetween from "@cloudscape-design/components/space-between";
import Wizard from "@cloudscape-design/components/wizard";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import type { DraftField } from "@/components/log-filters/draft-mistakes";
import { FilterReview } from "@/components/log-filters/filter-review";
import { MetricFields } from "@/components/log-filters/metric-fields";
import { type MetricFilterDraft, putInputOf } from "@/components/log-filters/metric-filter-draft";
import { PatternFields } from "@/components/log-filters/pattern-fields";
import { type FieldErrors, useMistakeText } from "@/components/log-filters/use-mistake-text";
import { groupPath } from "@/components/logs/log-paths";
import { createMetricFilter, saveMetricFilter } from "../filter-actions";
import { PatternTest } from "./pattern-test";

type Props = {
  group: string;
  initial: MetricFilterDraft;
  isNew: boolean;
  /** Names of streams whose events a pattern can be tried on, the last written first. */
  streams: readonly string[];
};

const STEPS = ["pattern", "metric", "review"] as const;
/** Which fields a step has. */
const FIELDS: readonly (readonly DraftField[])[] = [
  ["name", "pattern"],
  ["namespace", "metricName", "value", "defaultValue", "dimensions"],
  [],
];

/** AWS's three steps to a metric filter: pattern, metric, and a look at the whole. */
export function MetricFilterWizard({ group, initial, isNew, streams }: Props) {
  const t = useTranslations("log-filters.wizard");
  const sayMistakes = useMistakeText();
  const router = useRouter();
  const flash = useFlash();
  const [draft, setDraft] = useState(initial);
  const [place, setPlace] = useState(0);
  const [checkedTo, setCheckedTo] = useState(0);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const change = (part: Partial<MetricFilterDraft>) => setDraft((before) => ({ ...before, ...part }));
  const back = `${groupPath(group)}?tab=metric-filters`;

  const mistakes = sayMistakes(draft);
  const errorsOf = (step: number): FieldErrors =>
    Object.fromEntries(Object.entries(mistakes).filter(([field]) => FIELDS[step]?.some((own) => own === field)));
  const shown = (step: number) => (step < checkedTo ? errorsOf(step) : {});
  /** Goes to a step, but no further than the first that has mistakes. */
  const go = (wanted: number) => {
    const wrong = STEPS.findIndex((_, step) => step < wanted && Object.keys(errorsOf(step)).length > 0);
    setCheckedTo(Math.max(checkedTo, wanted));
    setRefusal(undefined);
    setPlace(wrong === -1 ? wanted : wrong);
  };
  const submit = async () => {
    setSaving(true);
    const input = putInputOf(draft, group);
    const answer = isNew ? await createMetricFilter(input) : await saveMetricFilter(input);
    setSaving(false);
    if (!answer.ok) {
      return setRefusal(answer.error.code === "ResourceAlreadyExistsException" ? t("nameTaken") : answer.error.message);
    }
    flash.show({ type: "success", content: t(isNew ? "created" : "saved", { name: draft.name }) });
    router.push(back);
  };
  const contents = [
    <SpaceBetween key="pattern" size="l">
      <PatternFields draft={draft} errors={shown(0)} isNew={isNew} onChange={change} />
      <PatternTest group={group} pattern={draft.pattern} streams={streams} />
    </SpaceBetween>,
    <MetricFields key="metric" draft={draft} errors={shown(1)} onChange={change} />,
    <FilterReview key="review" draft={draft} onEdit={go} />,
  ];
  const errorAt = (step: number) => {
    if (step === 2) return refusal;
    return Object.keys(shown(step)).length > 0 ? t("fixMistakes") : undefined;
  };
  return (
    <Wizard
      activeStepIndex={place}
      isLoadingNextStep={saving}
      submitButtonText={t(isNew ? "createSubmit" : "saveSubmit")}
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onCancel={() => router.push(back)}
      onSubmit={() => void submit()}
      steps={STEPS.map((step, index) => ({
        title: t(`step.${step}`),
        description: t(`stepHint.${step}`),
        content: contents[index],
        errorText: errorAt(index),
      }))}
    />
  );
}
