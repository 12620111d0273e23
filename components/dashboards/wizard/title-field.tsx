"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";

/** The title of a widget, which may be left empty. */
export function TitleField({ value, onChange }: { value: string; onChange: (title: string) => void }) {
  const t = useTranslations("dashboards.wizard");
  return (
    <FormField label={t("title")}>
      <Input value={value} autoComplete={false} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}
