"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Multiselect from "@cloudscape-design/components/multiselect";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { FORM_SOURCES, type PatternForm } from "./pattern-form";

type Props = { form: PatternForm; onChange: (form: PatternForm) => void };
type TextField = "alarmNames" | "service" | "operations" | "buckets" | "keyPrefix" | "customSources" | "customTypes";

const STATES = ["ALARM", "OK", "INSUFFICIENT_DATA"];
const FIELDS: Readonly<Record<PatternForm["source"], readonly TextField[]>> = {
  alarm: ["alarmNames"],
  apiCall: ["service", "operations"],
  objectCreated: ["buckets", "keyPrefix"],
  custom: ["customSources", "customTypes"],
};

/** A pattern by fields, for who would rather not write JSON. */
export function PatternFormFields({ form, onChange }: Props) {
  const t = useTranslations("eventbridge.form");
  const sources = FORM_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }));
  const states = STATES.map((value) => ({ value, label: value }));
  return (
    <SpaceBetween size="m">
      <FormField label={t("eventSource")}>
        <Select
          options={sources}
          selectedOption={sources.find(({ value }) => value === form.source) ?? null}
          onChange={({ detail }) => {
            const source = FORM_SOURCES.find((one) => one === detail.selectedOption.value);
            if (source) onChange({ ...form, source });
          }}
        />
      </FormField>
      {FIELDS[form.source].map((field) => (
        <FormField key={field} label={t(`field.${field}`)} description={t(`hint.${field}`)}>
          <Input
            value={form[field]}
            spellcheck={false}
            onChange={({ detail }) => onChange({ ...form, [field]: detail.value })}
          />
        </FormField>
      ))}
      {form.source === "alarm" && (
        <FormField label={t("states")} description={t("statesHint")}>
          <Multiselect
            options={states}
            selectedOptions={states.filter(({ value }) => form.states.includes(value))}
            placeholder={t("anyState")}
            onChange={({ detail }) =>
              onChange({ ...form, states: detail.selectedOptions.map(({ value = "" }) => value) })
            }
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}
