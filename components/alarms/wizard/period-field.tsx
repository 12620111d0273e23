"use client";

import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { useDurationText } from "../use-duration-text";

type Props = {
  /** Seconds; undefined where the rows of a list differ. */
  value: number | undefined;
  onChange: (seconds: number) => void;
};

/** The periods that AWS's wizard offers, in seconds. */
const PERIODS = [10, 20, 30, 60, 300, 900, 3600, 21_600, 86_400];

/** How long a datapoint lasts. */
export function PeriodField({ value, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  const tDetails = useTranslations("alarms.details");
  const sayDuration = useDurationText();
  const seconds = value === undefined || PERIODS.includes(value) ? PERIODS : [value, ...PERIODS];
  const options = seconds.map((period) => ({ value: String(period), label: sayDuration(period) }));
  return (
    <FormField label={tDetails("period")}>
      <Select
        options={options}
        placeholder={t("periodsDiffer")}
        selectedOption={options.find((option) => option.value === String(value)) ?? null}
        onChange={({ detail }) => onChange(Number(detail.selectedOption.value))}
      />
    </FormField>
  );
}
