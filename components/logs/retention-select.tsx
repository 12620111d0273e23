"use client";

import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { RETENTIONS } from "./retention";
import { useRetentionText } from "./use-retention-text";

type Props = {
  /** Days; undefined: never. */
  value: number | undefined;
  onChange: (days: number | undefined) => void;
};

const NEVER = "never";

/** The periods that a log group can keep its events for. */
export function RetentionSelect({ value, onChange }: Props) {
  const t = useTranslations("logs.retention");
  const say = useRetentionText();
  const options = [
    { value: NEVER, label: say(undefined) },
    ...RETENTIONS.map(({ days }) => ({ value: String(days), label: say(days) })),
  ];
  return (
    <Select
      ariaLabel={t("title")}
      options={options}
      selectedOption={options.find((option) => option.value === String(value ?? NEVER)) ?? null}
      onChange={({ detail }) => {
        const chosen = detail.selectedOption.value;
        onChange(chosen === NEVER ? undefined : Number(chosen));
      }}
    />
  );
}
