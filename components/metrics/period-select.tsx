"use client";

import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { PERIODS } from "./period";
import { usePeriodText } from "./use-period-text";

type Props = {
  label: string;
  /** Seconds; undefined: as the whole graph, or by the time range. */
  value: number | undefined;
  /** What the first choice means: the period of the whole graph, or the one that the range calls for. */
  otherwise: { kind: "automatic" | "asAll"; seconds: number };
  onChange: (seconds: number | undefined) => void;
};

const OTHERWISE = "otherwise";

/** The period of a line, or of all. */
export function PeriodSelect({ label, value, otherwise, onChange }: Props) {
  const t = useTranslations("metrics.graphed");
  const periodText = usePeriodText();
  const seconds = value === undefined || PERIODS.some((period) => period === value) ? PERIODS : [value, ...PERIODS];
  const options = [
    { value: OTHERWISE, label: t(otherwise.kind, { value: periodText(otherwise.seconds) }) },
    ...seconds.map((period) => ({ value: String(period), label: periodText(period) })),
  ];
  const chosen = value === undefined ? OTHERWISE : String(value);
  return (
    <Select
      ariaLabel={label}
      options={options}
      selectedOption={options.find((option) => option.value === chosen) ?? null}
      expandToViewport
      onChange={({ detail }) => {
        const picked = detail.selectedOption.value;
        onChange(picked === OTHERWISE ? undefined : Number(picked));
      }}
    />
  );
}
