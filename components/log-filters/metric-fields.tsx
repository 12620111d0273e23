"use client";

import type { StandardUnit } from "@aws-sdk/client-cloudwatch-logs";
import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { UNITS } from "@/lib/services/logs/model/unit";
import type { DraftDimension, MetricFilterDraft } from "./metric-filter-draft";
import type { FieldErrors } from "./use-mistake-text";

type Props = { draft: MetricFilterDraft; errors: FieldErrors; onChange: (part: Partial<MetricFilterDraft>) => void };
type TextField = "namespace" | "metricName" | "value" | "defaultValue";

/** A filter has three dimensions at most (API reference, MetricTransformation). */
const MAX_DIMENSIONS = 3;

/** The second step: which metric the events make. */
export function MetricFields({ draft, errors, onChange }: Props) {
  const t = useTranslations("log-filters.wizard");
  const tMetric = useTranslations("log-filters.metric");
  const input = (field: TextField, label: string, hint?: string) => (
    <FormField label={label} description={hint} errorText={errors[field]}>
      <Input value={draft[field]} spellcheck={false} onChange={({ detail }) => onChange({ [field]: detail.value })} />
    </FormField>
  );
  const units = [{ value: "", label: t("noUnit") }, ...UNITS.map((value) => ({ value, label: value }))];
  return (
    <Container header={<Header variant="h2">{t("metricDetails")}</Header>}>
      <SpaceBetween size="l">
        {input("namespace", t("namespace"), t("namespaceHint"))}
        {input("metricName", t("metricName"))}
        {input("value", tMetric("value"), t("valueHint"))}
        {input("defaultValue", tMetric("default"), t("defaultHint"))}
        <FormField label={tMetric("unit")} description={t("unitHint")}>
          <Select
            filteringType="auto"
            options={units}
            selectedOption={units.find(({ value }) => value === (draft.unit ?? "")) ?? null}
            onChange={({ detail }) => onChange({ unit: unitOf(detail.selectedOption.value) })}
          />
        </FormField>
        <FormField
          stretch
          label={tMetric("dimensions")}
          description={t("dimensionsHint")}
          errorText={errors.dimensions}
        >
          <Dimensions value={draft.dimensions} onChange={(dimensions) => onChange({ dimensions })} />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}

function Dimensions({ value, onChange }: { value: DraftDimension[]; onChange: (value: DraftDimension[]) => void }) {
  const t = useTranslations("log-filters.wizard");
  const change = (place: number, part: Partial<DraftDimension>) =>
    onChange(value.map((one, index) => (index === place ? { ...one, ...part } : one)));
  const control = (field: keyof DraftDimension) => (item: DraftDimension, place: number) => (
    <Input value={item[field]} spellcheck={false} onChange={({ detail }) => change(place, { [field]: detail.value })} />
  );
  return (
    <AttributeEditor
      items={value}
      definition={[
        { label: t("dimensionName"), control: control("name") },
        { label: t("dimensionValue"), control: control("selector") },
      ]}
      addButtonText={t("addDimension")}
      removeButtonText={t("removeDimension")}
      disableAddButton={value.length >= MAX_DIMENSIONS}
      empty={t("noDimensions")}
      onAddButtonClick={() => onChange([...value, { name: "", selector: "" }])}
      onRemoveButtonClick={({ detail }) => onChange(value.filter((_, index) => index !== detail.itemIndex))}
    />
  );
}

function unitOf(value: string | undefined): StandardUnit | undefined {
  return UNITS.find((unit) => unit === value);
}
