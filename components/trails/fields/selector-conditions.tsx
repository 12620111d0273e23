"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Autosuggest from "@cloudscape-design/components/autosuggest";
import Select from "@cloudscape-design/components/select";
import Textarea from "@cloudscape-design/components/textarea";
import { useTranslations } from "next-intl";
import { DATA_TYPES, FIELDS, type FieldDraft, OPERATORS } from "../selector-draft";

type Props = { value: readonly FieldDraft[]; onChange: (value: FieldDraft[]) => void };

/** Rows of a field, an operator, and values of which one must match. */
export function SelectorConditions({ value, onChange }: Props) {
  const t = useTranslations("cloudtrail.wizard");
  const fields = FIELDS.map((field) => ({ value: field, label: field }));
  const operators = OPERATORS.map((operator) => ({ value: operator, label: t(`operator.${operator}`) }));
  const change = (index: number, part: Partial<FieldDraft>) =>
    onChange(value.map((one, place) => (place === index ? { ...one, ...part } : one)));
  return (
    <AttributeEditor
      items={value}
      addButtonText={t("addCondition")}
      removeButtonText={t("remove")}
      empty={t("noConditions")}
      onAddButtonClick={() => onChange([...value, { field: "eventName", operator: "Equals", values: "" }])}
      onRemoveButtonClick={({ detail }) => onChange(value.filter((_, place) => place !== detail.itemIndex))}
      definition={[
        {
          label: t("field"),
          control: ({ field }, index) => (
            <Select
              options={fields}
              selectedOption={fields.find((option) => option.value === field) ?? { value: field, label: field }}
              onChange={({ detail }) => change(index, { field: detail.selectedOption.value ?? field })}
            />
          ),
        },
        {
          label: t("operatorTitle"),
          control: ({ operator }, index) => (
            <Select
              options={operators}
              selectedOption={operators.find((option) => option.value === operator) ?? null}
              onChange={({ detail }) => {
                const next = OPERATORS.find((one) => one === detail.selectedOption.value);
                if (next) change(index, { operator: next });
              }}
            />
          ),
        },
        {
          label: t("values"),
          control: ({ field, values }, index) =>
            field === "resources.type" ? (
              <Autosuggest
                value={values}
                options={DATA_TYPES.map((type) => ({ value: type }))}
                enteredTextLabel={(text) => text}
                ariaLabel={t("values")}
                empty={t("noTypes")}
                onChange={({ detail }) => change(index, { values: detail.value })}
              />
            ) : (
              <Textarea
                rows={1}
                value={values}
                spellcheck={false}
                onChange={({ detail }) => change(index, { values: detail.value })}
              />
            ),
        },
      ]}
    />
  );
}
