"use client";

import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { TREATMENTS, treatmentOf } from "../treatments";
import { type AlarmDraft, takesLowSamples } from "./alarm-draft";
import type { Mistakes } from "./draft-mistakes";
import { ThresholdFields } from "./threshold-fields";

type Props = { draft: AlarmDraft; mistakes: Mistakes; onChange: (change: Partial<AlarmDraft>) => void };

/** When the alarm goes off: what is compared with what, how often it must hold, and what missing data means. */
export function ConditionFields({ draft, mistakes, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  return (
    <SpaceBetween size="l">
      <ThresholdFields draft={draft} mistakes={mistakes} onChange={onChange} />
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
      {takesLowSamples(draft) && (
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
