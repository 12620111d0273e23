"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { ATTRIBUTE_TYPES, type AttributeRow, type MessageMistakes } from "./message-draft";

type Props = {
  value: readonly AttributeRow[];
  mistakes: MessageMistakes["attributes"];
  onChange: (value: AttributeRow[]) => void;
};

const TYPES = ATTRIBUTE_TYPES.map((value) => ({ value, label: value }));

/** The attributes of a message, which filter policies look at. */
export function MessageAttributeFields({ value, mistakes, onChange }: Props) {
  const t = useTranslations("sns.publish");
  const change = (place: number, part: Partial<AttributeRow>) =>
    onChange(value.map((row, index) => (index === place ? { ...row, ...part } : row)));
  return (
    <AttributeEditor
      items={value}
      addButtonText={t("addAttribute")}
      removeButtonText={t("removeAttribute")}
      empty={t("noAttributes")}
      onAddButtonClick={() => onChange([...value, { type: "String", name: "", value: "" }])}
      onRemoveButtonClick={({ detail }) => onChange(value.filter((_, place) => place !== detail.itemIndex))}
      definition={[
        {
          label: t("attributeType"),
          control: ({ type }, place) => (
            <Select
              ariaLabel={t("attributeType")}
              options={TYPES}
              selectedOption={TYPES.find((one) => one.value === type) ?? null}
              onChange={({ detail }) =>
                change(place, { type: ATTRIBUTE_TYPES.find((one) => one === detail.selectedOption.value) ?? "String" })
              }
            />
          ),
        },
        {
          label: t("attributeName"),
          control: ({ name }, place) => (
            <Input
              ariaLabel={t("attributeName")}
              value={name}
              onChange={({ detail }) => change(place, { name: detail.value })}
            />
          ),
          errorText: (_, place) => {
            const mistake = mistakes?.[place];
            return mistake && t(`attributeMistake.${mistake}`);
          },
        },
        {
          label: t("attributeValue"),
          control: (row, place) => (
            <Input
              ariaLabel={t("attributeValue")}
              value={row.value}
              placeholder={
                row.type === "String.Array" ? '["one", "two"]' : row.type === "Binary" ? "base64" : undefined
              }
              onChange={({ detail }) => change(place, { value: detail.value })}
            />
          ),
        },
      ]}
    />
  );
}
