"use client";

import Autosuggest from "@cloudscape-design/components/autosuggest";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { MetricName } from "@/components/metrics/metric-name";
import { STATISTICS } from "@/components/metrics/statistics";
import { useDurationText } from "../use-duration-text";
import type { AlarmDraft } from "./alarm-draft";
import type { Mistakes } from "./draft-mistakes";

type Props = {
  draft: AlarmDraft;
  metric: MetricName;
  mistakes: Mistakes;
  onChange: (change: Partial<AlarmDraft>) => void;
  onChangeMetric: () => void;
};

/** The periods that AWS's wizard offers, in seconds. */
const PERIODS = [10, 20, 30, 60, 300, 900, 3600, 21_600, 86_400];

/** The chosen metric, its statistic and its period. */
export function MetricFields({ draft, metric, mistakes, onChange, onChangeMetric }: Props) {
  const t = useTranslations("alarms.wizard");
  const tDetails = useTranslations("alarms.details");
  const sayDuration = useDurationText();
  const seconds = PERIODS.includes(draft.period) ? PERIODS : [draft.period, ...PERIODS];
  const periods = seconds.map((period) => ({ value: String(period), label: sayDuration(period) }));
  return (
    <SpaceBetween size="l">
      <KeyValuePairs
        columns={3}
        items={[
          { label: tDetails("namespace"), value: metric.namespace },
          { label: tDetails("metricName"), value: metric.metricName },
          ...metric.dimensions.map(({ Name, Value }) => ({ label: Name, value: Value })),
        ]}
      />
      <Button onClick={onChangeMetric}>{t("changeMetric")}</Button>
      <FormField
        label={tDetails("statistic")}
        constraintText={t("statisticHint")}
        errorText={mistakes.statistic && t(mistakes.statistic)}
      >
        <Autosuggest
          value={draft.statistic}
          options={STATISTICS.map((value) => ({ value }))}
          filteringType="none"
          enteredTextLabel={(value) => t("useStatistic", { value })}
          ariaLabel={tDetails("statistic")}
          onChange={({ detail }) => onChange({ statistic: detail.value.trim() })}
        />
      </FormField>
      <FormField label={tDetails("period")}>
        <Select
          options={periods}
          selectedOption={periods.find(({ value }) => value === String(draft.period)) ?? null}
          onChange={({ detail }) => onChange({ period: Number(detail.selectedOption.value) })}
        />
      </FormField>
    </SpaceBetween>
  );
}
