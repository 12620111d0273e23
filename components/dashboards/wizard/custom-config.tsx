"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { CustomProperties } from "@/lib/services/dashboards/model/body";
import { TitleField } from "./title-field";

type Props = { properties: CustomProperties; onChange: (properties: CustomProperties) => void };

/** A custom widget, which a Lambda function draws on AWS; here it keeps its place. */
export function CustomConfig({ properties, onChange }: Props) {
  const t = useTranslations("dashboards.wizard.custom");
  return (
    <SpaceBetween size="m">
      <TitleField value={properties.title ?? ""} onChange={(title) => onChange({ ...properties, title })} />
      <FormField stretch label={t("endpoint")} description={t("hint")}>
        <Input
          value={properties.endpoint}
          placeholder="arn:aws:lambda:us-east-1:123456789012:function:my-widget"
          autoComplete={false}
          onChange={({ detail }) => onChange({ ...properties, endpoint: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}
