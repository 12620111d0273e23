"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "./flash";
import { type TagField, TagFields, tagMistakes } from "./tag-fields";

type Tags = Readonly<Record<string, string>>;
type Answer = { ok: true } | { ok: false; error: { code: string; message: string } };

type Props = {
  tags: Tags;
  /** Puts the tags that are new or changed, and takes away the keys that are gone. */
  onSave: (changed: Record<string, string>, gone: string[]) => Promise<Answer>;
};

/** The tags of a resource, to be changed in place. Mount it anew when the tags have changed. */
export function TagPanel({ tags, onSave }: Props) {
  const t = useTranslations("console.tagPanel");
  const flash = useFlash();
  const [draft, setDraft] = useState<TagField[]>(Object.entries(tags).map(([key, value]) => ({ key, value })));
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);

  const save = async () => {
    setChecked(true);
    if (tagMistakes(draft).some(Boolean)) return;
    const wanted = Object.fromEntries(draft.map(({ key, value }) => [key, value]));
    const changed = Object.entries(wanted).filter(([key, value]) => tags[key] !== value);
    const gone = Object.keys(tags).filter((key) => !Object.hasOwn(wanted, key));
    setSaving(true);
    const answer = await onSave(Object.fromEntries(changed), gone);
    setSaving(false);
    if (answer.ok) flash.show({ type: "success", content: t("saved") });
    else flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t("hint")}
          actions={
            <Button loading={saving} onClick={() => void save()}>
              {t("save")}
            </Button>
          }
        >
          {t("title")}
        </Header>
      }
    >
      <TagFields value={draft} onChange={setDraft} checked={checked} />
    </Container>
  );
}
