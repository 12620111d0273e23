"use client";

import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";
import { useTranslations } from "next-intl";

export type PolicyChoice = { arn: string; name: string; awsManaged: boolean; description?: string };

type Props = { policies: readonly PolicyChoice[]; chosen: readonly string[]; onChange: (arns: string[]) => void };

/** Chooses managed policies by name. */
export function PolicyPicker({ policies, chosen, onChange }: Props) {
  const t = useTranslations("iam.policies");
  const options = policies.map(({ arn, name, awsManaged, description }) => ({
    value: arn,
    label: name,
    labelTag: t(awsManaged ? "awsManaged" : "customerManaged"),
    description,
  }));
  return (
    <FormField label={t("managed")} description={t("managedHint")} stretch>
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
