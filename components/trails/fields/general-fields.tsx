"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { Mistakes, TrailDraft } from "../trail-draft";

export type FieldsProps = {
  draft: TrailDraft;
  mistakes: Mistakes;
  onChange: (change: Partial<TrailDraft>) => void;
};

/** Name, Regions, bucket, prefix, validation and topic. A trail that is there keeps its name. */
export function GeneralFields({ draft, mistakes, onChange, isNew }: FieldsProps & { isNew: boolean }) {
  const t = useTranslations("cloudtrail.wizard");
  return (
    <Container header={<Header variant="h2">{t("general")}</Header>}>
      <SpaceBetween size="l">
        <FormField label={t("name")} constraintText={t("nameRules")} errorText={mistakes.name && t(mistakes.name)}>
          <Input
            value={draft.name}
            disabled={!isNew}
            spellcheck={false}
            onChange={({ detail }) => onChange({ name: detail.value })}
          />
        </FormField>
        <Checkbox
          checked={draft.multiRegion}
          description={t("multiRegionHint")}
          onChange={({ detail }) => onChange({ multiRegion: detail.checked })}
        >
          {t("multiRegion")}
        </Checkbox>
        <FormField label={t("storage")}>
          <RadioGroup
            value={draft.bucketKind}
            items={(["new", "existing"] as const).map((value) => ({ value, label: t(`bucketKind.${value}`) }))}
            onChange={({ detail }) => onChange({ bucketKind: detail.value === "new" ? "new" : "existing" })}
          />
        </FormField>
        <FormField
          label={t("bucket")}
          constraintText={t("bucketRules")}
          errorText={mistakes.bucket && t(mistakes.bucket)}
        >
          <Input
            value={draft.bucket}
            spellcheck={false}
            onChange={({ detail }) => onChange({ bucket: detail.value })}
          />
        </FormField>
        {draft.bucketKind === "existing" && (
          <Checkbox
            checked={draft.allowWrite}
            description={t("allowWriteHint")}
            onChange={({ detail }) => onChange({ allowWrite: detail.checked })}
          >
            {t("allowWrite")}
          </Checkbox>
        )}
        <FormField
          label={t("prefix")}
          description={t("prefixHint", { bucket: draft.bucket, prefix: draft.prefix ? `${draft.prefix}/` : "" })}
          errorText={mistakes.prefix && t(mistakes.prefix)}
        >
          <Input
            value={draft.prefix}
            spellcheck={false}
            onChange={({ detail }) => onChange({ prefix: detail.value })}
          />
        </FormField>
        <Checkbox
          checked={draft.validation}
          description={t("validationHint")}
          onChange={({ detail }) => onChange({ validation: detail.checked })}
        >
          {t("validation")}
        </Checkbox>
        <FormField label={t("topicTitle")} description={t("topicHint")}>
          <RadioGroup
            value={draft.topicKind}
            items={(["none", "new", "existing"] as const).map((value) => ({ value, label: t(`topicKind.${value}`) }))}
            onChange={({ detail }) => onChange({ topicKind: topicKindOf(detail.value) })}
          />
        </FormField>
        {draft.topicKind !== "none" && (
          <FormField label={t("topic")} errorText={mistakes.topic && t(mistakes.topic)}>
            <Input
              value={draft.topic}
              spellcheck={false}
              onChange={({ detail }) => onChange({ topic: detail.value })}
            />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  );
}

function topicKindOf(value: string): TrailDraft["topicKind"] {
  return value === "new" || value === "existing" ? value : "none";
}
