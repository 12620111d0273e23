"use client";

import type { MetricStat } from "@aws-sdk/client-cloudwatch";
import Autosuggest from "@cloudscape-design/components/autosuggest";
import FormField from "@cloudscape-design/components/form-field";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { STATISTICS } from "@/components/metrics/statistics";
import type { Mistakes } from "./draft-mistakes";
import { nameOfStat } from "./draft-subject";
import { PeriodField } from "./period-field";

type Props = { stat: MetricStat; mistakes: Mistakes; onChange: (stat: MetricStat) => void };

/** The one metric of an alarm, its statistic and its period. */
export function MetricFields({ stat, mistakes, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  const tDetails = useTranslations("alarms.details");
  const { namespace, metricName, dimensions } = nameOfStat(stat);
  return (
    <SpaceBetween size="l">
      <KeyValuePairs
        columns={3}
        items={[
          { label: tDetails("namespace"), value: namespace },
          { label: tDetails("metricName"), value: metricName },
          ...dimensions.map(({ Name, Value }) => ({ label: Name, value: Value })),
        ]}
      />
      <FormField
        label={tDetails("statistic")}
        constraintText={t("statisticHint")}
        errorText={mistakes.statistic && t(mistakes.statistic)}
      >
        <Autosuggest
          value={stat.Stat ?? ""}
          options={STATISTICS.map((value) => ({ value }))}
          filteringType="none"
          enteredTextLabel={(value) => t("useStatistic", { value })}
          ariaLabel={tDetails("statistic")}
          onChange={({ detail }) => onChange({ ...stat, Stat: detail.value.trim() })}
        />
      </FormField>
      <PeriodField value={stat.Period} onChange={(Period) => onChange({ ...stat, Period })} />
    </SpaceBetween>
  );
}
