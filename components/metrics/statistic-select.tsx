"use client";

import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { STATISTICS } from "./statistics";

type Props = {
  label: string;
  /** Undefined: as the whole graph. */
  value: string | undefined;
  /** What the whole graph has, offered as the way back from a line's own; absent in the choice for all. */
  inherited?: string;
  onChange: (statistic: string | undefined) => void;
};

const INHERIT = "inherit";

/** The statistic of a line, or of all. */
export function StatisticSelect({ label, value, inherited, onChange }: Props) {
  const t = useTranslations("metrics.graphed");
  const known = STATISTICS.map((statistic) => ({ value: statistic as string, label: statistic as string }));
  const listed =
    value === undefined || known.some((option) => option.value === value) ? known : [{ value, label: value }, ...known];
  const options =
    inherited === undefined ? listed : [{ value: INHERIT, label: t("asAll", { value: inherited }) }, ...listed];
  const chosen = value ?? (inherited === undefined ? undefined : INHERIT);
  return (
    <Select
      ariaLabel={label}
      options={options}
      selectedOption={options.find((option) => option.value === chosen) ?? null}
      expandToViewport
      onChange={({ detail }) => {
        const { value: picked } = detail.selectedOption;
        onChange(picked === INHERIT ? undefined : picked);
      }}
    />
  );
}
