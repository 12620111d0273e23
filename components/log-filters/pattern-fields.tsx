"use client";

import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { MetricFilterDraft } from "./metric-filter-draft";
import type { FieldErrors } from "./use-mistake-text";

type Props = {
  draft: MetricFilterDraft;
  errors: FieldErrors;
  isNew: boolean;
  onChange: (part: Partial<MetricFilterDraft>) => void;
};

/** The first step: the filter's name, and which events it is for. */
export function PatternFields({ draft, errors, isNew, onChange }: Props) {
  const t = useTranslations("log-filters.wizard");
  const tMetric = useTranslations("log-filters.metric");
  return (
    <Container>
      <SpaceBetween size="l">
        <FormField
          label={tMetric("name")}
          constraintText={errors.name ? undefined : t("nameHint")}
          errorText={errors.name}
        >
          <Input
            value={draft.name}
            disabled={!isNew}
            spellcheck={false}
            onChange={({ detail }) => onChange({ name: detail.value })}
          />
        </FormField>
        <FormField
          stretch
          label={tMetric("pattern")}
          description={t("patternHint")}
          constraintText={t("patternExample")}
          errorText={errors.pattern}
        >
          <Input
            value={draft.pattern}
            spellcheck={false}
            onChange={({ detail }) => onChange({ pattern: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
