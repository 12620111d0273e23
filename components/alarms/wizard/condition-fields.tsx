"use client";

import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tiles from "@cloudscape-design/components/tiles";
import { useTranslations } from "next-intl";
import { OPERATOR_SIGNS, OPERATORS, operatorOf } from "../operators";
import { TREATMENTS, treatmentOf } from "../treatments";
import { type AlarmDraft, isPercentile } from "./alarm-draft";
import type { Mistakes } from "./draft-mistakes";

type Props = { draft: AlarmDraft; mistakes: Mistakes; onChange: (change: Partial<AlarmDraft>) => void };

/** When the alarm goes off: the comparison with a static threshold, how often it must hold, and what missing data means. */
export function ConditionFields({ draft, mistakes, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  return (
    <SpaceBetween size="l">
      <FormField label={draft.metric ? t("whenever", { metric: draft.metric.metricName }) : t("wheneverIt")} stretch>
        <Tiles
          columns={4}
          ariaLabel={t("comparison")}
          value={draft.operator}
          items={OPERATORS.map((operator) => ({
            value: operator,
            label: t(`operator.${operator}`),
            description: t("sign", { sign: OPERATOR_SIGNS[operator] }),
          }))}
          onChange={({ detail }) => onChange({ operator: operatorOf(detail.value) })}
        />
      </FormField>
      <FormField
        label={t("than")}
        constraintText={t("thresholdHint")}
        errorText={mistakes.threshold && t(mistakes.threshold)}
      >
        <Input
          inputMode="decimal"
          value={draft.threshold}
          onChange={({ detail }) => onChange({ threshold: detail.value })}
        />
      </FormField>
      <ExpandableSection headerText={t("additional")} defaultExpanded={draft.periods !== "1"}>
        <SpaceBetween size="l">
          <DatapointFields draft={draft} mistakes={mistakes} onChange={onChange} />
          <TreatmentFields draft={draft} mistakes={mistakes} onChange={onChange} />
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  );
}

/** M out of N. */
function DatapointFields({ draft, mistakes, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  return (
    <FormField
      label={t("datapoints")}
      description={t("datapointsHint")}
      errorText={mistakes.datapoints && t(mistakes.datapoints)}
    >
      <div className="flex items-center gap-3 font-sans text-sm text-body">
        <div className="w-24">
          <Input
            inputMode="numeric"
            ariaLabel={t("breachingPeriods")}
            value={draft.datapoints}
            onChange={({ detail }) => onChange({ datapoints: detail.value })}
          />
        </div>
        {t("outOf")}
        <div className="w-24">
          <Input
            inputMode="numeric"
            ariaLabel={t("evaluatedPeriods")}
            value={draft.periods}
            onChange={({ detail }) => onChange({ periods: detail.value })}
          />
        </div>
      </div>
    </FormField>
  );
}

function TreatmentFields({ draft, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  const tTreatment = useTranslations("alarms.treatment");
  const tDetails = useTranslations("alarms.details");
  const treatments = TREATMENTS.map((value) => ({ value, label: tTreatment(value) }));
  const samples = [
    { value: "evaluate", label: tDetails("evaluateLowSamples") },
    { value: "ignore", label: tDetails("ignoreLowSamples") },
  ];
  return (
    <>
      <FormField label={tDetails("missingData")} description={t("missingDataHint")}>
        <Select
          options={treatments}
          selectedOption={treatments.find(({ value }) => value === draft.treatment) ?? null}
          onChange={({ detail }) =>
            onChange({ treatment: treatmentOf({ TreatMissingData: detail.selectedOption.value }) })
          }
        />
      </FormField>
      {isPercentile(draft.statistic) && (
        <FormField label={tDetails("lowSamples")}>
          <Select
            options={samples}
            selectedOption={samples[draft.ignoresLowSamples ? 1 : 0] ?? null}
            onChange={({ detail }) => onChange({ ignoresLowSamples: detail.selectedOption.value === "ignore" })}
          />
        </FormField>
      )}
    </>
  );
}
