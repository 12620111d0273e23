"use client";

import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useTranslations } from "next-intl";
import { TagFields } from "@/components/console/tag-fields";
import type { AlarmDraft } from "./alarm-draft";
import type { Mistakes } from "./draft-mistakes";

type Props = {
  draft: AlarmDraft;
  mistakes: Mistakes;
  /** An alarm that is there keeps its name, and its tags have a page of their own. */
  isNew: boolean;
  /** Whether mistakes are to be shown. */
  checked: boolean;
  onChange: (change: Partial<AlarmDraft>) => void;
};

/** Name, description and tags. */
export function NameFields({ draft, mistakes, isNew, checked, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  const tDetails = useTranslations("alarms.details");
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t("nameTitle")}</Header>}>
        <SpaceBetween size="l">
          <FormField
            label={tDetails("name")}
            constraintText={isNew ? t("nameRules") : t("nameFixed")}
            errorText={mistakes.name && t(mistakes.name)}
          >
            <Input
              value={draft.name}
              disabled={!isNew}
              spellcheck={false}
              onChange={({ detail }) => onChange({ name: detail.value })}
            />
          </FormField>
          <FormField
            label={tDetails("description")}
            constraintText={t("descriptionRules")}
            errorText={mistakes.description && t(mistakes.description)}
          >
            <Textarea
              rows={4}
              value={draft.description}
              onChange={({ detail }) => onChange({ description: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      {isNew && (
        <Container
          header={
            <Header variant="h2" description={t("tagsHint")}>
              {t("tags")}
            </Header>
          }
        >
          <TagFields value={draft.tags} checked={checked} onChange={(tags) => onChange({ tags })} />
        </Container>
      )}
    </SpaceBetween>
  );
}
