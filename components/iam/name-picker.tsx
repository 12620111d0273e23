"use client";

import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";
import { useTranslations } from "next-intl";

type Props = {
  label: string;
  hint?: string;
  names: readonly string[];
  chosen: readonly string[];
  onChange: (names: string[]) => void;
};

/** Chooses users, groups or roles by name. */
export function NamePicker({ label, hint, names, chosen, onChange }: Props) {
  const t = useTranslations("iam-access.names");
  const options = names.map((name) => ({ value: name, label: name }));
  return (
    <FormField label={label} description={hint} stretch>
      <Multiselect
        options={options}
        selectedOptions={options.filter(({ value }) => chosen.includes(value))}
        filteringType="auto"
        virtualScroll
        placeholder={t("choose")}
        filteringPlaceholder={t("find")}
        empty={t("none")}
        onChange={({ detail }) => onChange(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
      />
    </FormField>
  );
}
