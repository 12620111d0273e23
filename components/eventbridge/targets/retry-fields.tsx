"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { TargetDraft, TargetMistakes } from "./target-draft";

type Props = { target: TargetDraft; mistakes: TargetMistakes; onChange: (part: Partial<TargetDraft>) => void };

/** How long and how often a delivery is tried again, and where it goes when it is given up. */
export function RetryFields({ target, mistakes, onChange }: Props) {
  const t = useTranslations("eventbridge.targets");
  return (
    <SpaceBetween size="l">
      <FormField label={t("age")} description={t("ageHint")} errorText={mistakes.maxAgeSeconds && t("ageRange")}>
        <Input
          inputMode="numeric"
          placeholder="86400"
          value={target.maxAgeSeconds}
          onChange={({ detail }) => onChange({ maxAgeSeconds: detail.value.trim() })}
        />
      </FormField>
      <FormField
        label={t("retries")}
        description={t("retriesHint")}
        errorText={mistakes.maxRetries && t("retriesRange")}
      >
        <Input
          inputMode="numeric"
          placeholder="185"
          value={target.maxRetries}
          onChange={({ detail }) => onChange({ maxRetries: detail.value.trim() })}
        />
      </FormField>
      <FormField label={t("deadLetters")} description={t("deadLettersHint")}>
        <Input
          value={target.deadLetterArn}
          spellcheck={false}
          placeholder="arn:aws:sqs:us-east-1:123456789012:dead-letters"
          onChange={({ detail }) => onChange({ deadLetterArn: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}
