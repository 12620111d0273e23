"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { useTranslations } from "next-intl";
import { NameAndDescription } from "@/components/eventbridge/name-and-description";
import { isMisplaced, isRuleName, type RuleDraft } from "./rule-draft";

type Props = {
  draft: RuleDraft;
  buses: readonly string[];
  isNew: boolean;
  checked: boolean;
  onChange: (part: Partial<RuleDraft>) => void;
};

const KINDS = ["pattern", "schedule"] as const;

/** The first step: what the rule is called, on which bus, and whether it waits for events or for times. */
export function DetailFields({ draft, buses, isNew, checked, onChange }: Props) {
  const t = useTranslations("eventbridge.wizard");
  const options = buses.map((value) => ({ value, label: value }));
  return (
    <Container header={<Header variant="h2">{t("detailTitle")}</Header>}>
      <SpaceBetween size="l">
        <NameAndDescription
          draft={draft}
          isNew={isNew}
          labels={{
            name: t("name"),
            nameRules: t("nameRules"),
            description: t("description"),
            optional: t("optional"),
          }}
          nameMistake={checked && !isRuleName(draft.name) ? t("nameWrong") : undefined}
          onChange={onChange}
        />
        <FormField label={t("bus")} errorText={isMisplaced(draft) ? t("misplaced") : undefined}>
          <Select
            disabled={!isNew}
            options={options}
            selectedOption={options.find(({ value }) => value === draft.bus) ?? null}
            onChange={({ detail }) => onChange({ bus: detail.selectedOption.value ?? draft.bus })}
          />
        </FormField>
        <Toggle checked={draft.isEnabled} onChange={({ detail }) => onChange({ isEnabled: detail.checked })}>
          {t("enable")}
        </Toggle>
        <FormField label={t("kind")}>
          <RadioGroup
            value={draft.kind}
            items={KINDS.map((value) => ({ value, label: t(`kinds.${value}`), description: t(`kindHints.${value}`) }))}
            onChange={({ detail }) => onChange({ kind: detail.value === "schedule" ? "schedule" : "pattern" })}
          />
        </FormField>
        {draft.kind === "pattern" && draft.bus === "default" && (
          <Checkbox
            checked={draft.seesReads}
            description={t("seesReadsHint")}
            onChange={({ detail }) => onChange({ seesReads: detail.checked })}
          >
            {t("seesReads")}
          </Checkbox>
        )}
      </SpaceBetween>
    </Container>
  );
}
