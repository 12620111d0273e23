"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";

/** A tag as a form holds it. */
export type TagField = { key: string; value: string };

/** AWS lets a resource have this many. */
const MOST_TAGS = 50;

/** The mistakes of tags by place: keys that are missing, too long, doubled, or AWS's own. */
export function tagMistakes(tags: readonly TagField[]): ("missing" | "doubled" | "reserved" | undefined)[] {
  return tags.map(({ key }, index) => {
    if (!key.trim()) return "missing";
    if (/^aws:/i.test(key)) return "reserved";
    return tags.findIndex((tag) => tag.key === key) < index ? "doubled" : undefined;
  });
}

type Props = { value: readonly TagField[]; onChange: (tags: TagField[]) => void; checked: boolean };

/** Rows of key and value. Mistakes are shown once the form was `checked`. */
export function TagFields({ value, onChange, checked }: Props) {
  const t = useTranslations("console.tags");
  const mistakes = checked ? tagMistakes(value) : [];
  const change = (index: number, change: Partial<TagField>) =>
    onChange(value.map((tag, place) => (place === index ? { ...tag, ...change } : tag)));
  return (
    <AttributeEditor
      items={value}
      addButtonText={t("add")}
      removeButtonText={t("remove")}
      empty={t("none")}
      disableAddButton={value.length >= MOST_TAGS}
      additionalInfo={t("room", { count: MOST_TAGS - value.length })}
      onAddButtonClick={() => onChange([...value, { key: "", value: "" }])}
      onRemoveButtonClick={({ detail }) => onChange(value.filter((_, place) => place !== detail.itemIndex))}
      definition={[
        {
          label: t("key"),
          control: (tag, index) => (
            <Input
              value={tag.key}
              ariaLabel={t("key")}
              placeholder={t("keyPlaceholder")}
              onChange={({ detail }) => change(index, { key: detail.value.slice(0, 128) })}
            />
          ),
          errorText: (_, index) => {
            const mistake = mistakes[index];
            return mistake ? t(mistake) : undefined;
          },
        },
        {
          label: t("value"),
          control: (tag, index) => (
            <Input
              value={tag.value}
              ariaLabel={t("value")}
              placeholder={t("valuePlaceholder")}
              onChange={({ detail }) => change(index, { value: detail.value.slice(0, 256) })}
            />
          ),
        },
      ]}
    />
  );
}
