"use client";

import FormField from "@cloudscape-design/components/form-field";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { roleNameOf, type StreamDraft, type StreamMistakes } from "./stream-draft";

type Props = {
  draft: StreamDraft;
  mistakes: StreamMistakes;
  /** ARNs of the account's roles. */
  roles: readonly string[];
  isNew: boolean;
  onChange: (part: Partial<StreamDraft>) => void;
};

/** The role in which CloudWatch puts records and Firehose writes to the bucket: a new one, or one that is there. */
export function RoleFields({ draft, mistakes, roles, isNew, onChange }: Props) {
  const t = useTranslations("metric-streams.role");
  const options = [...new Set([...roles, ...(draft.roleArn ? [draft.roleArn] : [])])].map((value) => ({
    value,
    label: value.split("/").at(-1) ?? value,
    description: value,
  }));
  return (
    <FormField label={t("title")} description={t("hint")} errorText={mistakes.role && t("needed")}>
      <SpaceBetween size="s">
        {isNew && (
          <RadioGroup
            value={draft.roleKind}
            ariaLabel={t("title")}
            items={[
              { value: "new", label: t("new"), description: draft.name && roleNameOf(draft) },
              { value: "existing", label: t("existing") },
            ]}
            onChange={({ detail }) => onChange({ roleKind: detail.value === "existing" ? "existing" : "new" })}
          />
        )}
        {draft.roleKind === "existing" && (
          <Select
            ariaLabel={t("existing")}
            placeholder={t("choose")}
            empty={t("none")}
            filteringType="auto"
            options={options}
            selectedOption={options.find(({ value }) => value === draft.roleArn) ?? null}
            onChange={({ detail }) => onChange({ roleArn: detail.selectedOption.value ?? "" })}
          />
        )}
      </SpaceBetween>
    </FormField>
  );
}
