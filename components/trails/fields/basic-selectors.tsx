"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Select from "@cloudscape-design/components/select";
import Textarea from "@cloudscape-design/components/textarea";
import { useTranslations } from "next-intl";
import { BASIC_TYPES, type BasicDraft } from "../selector-draft";

type Props = { value: readonly BasicDraft[]; onChange: (value: BasicDraft[]) => void };

const EVERYTHING: Record<string, string> = {
  "AWS::S3::Object": "arn:aws:s3",
  "AWS::Lambda::Function": "arn:aws:lambda",
  "AWS::DynamoDB::Table": "arn:aws:dynamodb",
};

/** Rows of a type of resource and the beginnings of the ARNs that are meant. */
export function BasicSelectors({ value, onChange }: Props) {
  const t = useTranslations("cloudtrail.wizard");
  const options = BASIC_TYPES.map((type) => ({ value: type, label: type }));
  const change = (index: number, part: Partial<BasicDraft>) =>
    onChange(value.map((one, place) => (place === index ? { ...one, ...part } : one)));
  return (
    <AttributeEditor
      items={value}
      addButtonText={t("addType")}
      removeButtonText={t("remove")}
      empty={t("noTypes")}
      onAddButtonClick={() => onChange([...value, { type: "AWS::S3::Object", values: "arn:aws:s3" }])}
      onRemoveButtonClick={({ detail }) => onChange(value.filter((_, place) => place !== detail.itemIndex))}
      definition={[
        {
          label: t("type"),
          control: ({ type }, index) => (
            <Select
              options={options}
              selectedOption={options.find((option) => option.value === type) ?? { value: type, label: type }}
              onChange={({ detail }) => {
                const next = detail.selectedOption.value ?? type;
                change(index, { type: next, values: EVERYTHING[next] ?? "" });
              }}
            />
          ),
        },
        {
          label: t("arns"),
          control: ({ values }, index) => (
            <Textarea
              rows={2}
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
