"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Checkbox from "@cloudscape-design/components/checkbox";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { type ParameterRow, PLACES } from "./connection-draft";

type Props = { value: readonly ParameterRow[]; isWrong: boolean; onChange: (value: ParameterRow[]) => void };

/** Headers, query strings and body members that every call carries. */
export function ParameterFields({ value, isWrong, onChange }: Props) {
  const t = useTranslations("eventbridge.connections");
  const places = PLACES.map((one) => ({ value: one, label: t(`place.${one}`) }));
  const change = (at: number, part: Partial<ParameterRow>) =>
    onChange(value.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <AttributeEditor
      items={value}
      addButtonText={t("addParameter")}
      removeButtonText={t("removeParameter")}
      empty={t("noParameters")}
      onAddButtonClick={() => onChange([...value, { place: "header", key: "", value: "", isSecret: false }])}
      onRemoveButtonClick={({ detail }) => onChange(value.filter((_, at) => at !== detail.itemIndex))}
      definition={[
        {
          label: t("placeLabel"),
          control: ({ place }, at) => (
            <Select
              ariaLabel={t("placeLabel")}
              options={places}
              selectedOption={places.find((one) => one.value === place) ?? null}
              onChange={({ detail }) =>
                change(at, { place: PLACES.find((one) => one === detail.selectedOption.value) ?? "header" })
              }
            />
          ),
        },
        {
          label: t("key"),
          control: ({ key }, at) => (
            <Input
              ariaLabel={t("key")}
              spellcheck={false}
              value={key}
              onChange={({ detail }) => change(at, { key: detail.value })}
            />
          ),
          errorText: ({ key }) => (isWrong && key.trim() === "" ? t("needed") : undefined),
        },
        {
          label: t("value"),
          control: (row, at) => (
            <Input
              ariaLabel={t("value")}
              type={row.isSecret ? "password" : "text"}
              autoComplete={row.isSecret ? "new-password" : undefined}
              value={row.value}
              onChange={({ detail }) => change(at, { value: detail.value })}
            />
          ),
        },
        {
          label: t("secret"),
          control: ({ isSecret }, at) => (
            <Checkbox
              ariaLabel={t("secret")}
              checked={isSecret}
              onChange={({ detail }) => change(at, { isSecret: detail.checked })}
            />
          ),
        },
      ]}
    />
  );
}
