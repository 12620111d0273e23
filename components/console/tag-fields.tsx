"use client";

import TagEditor, { type TagEditorProps } from "@cloudscape-design/components/tag-editor";
import { useState } from "react";

type Tags = Readonly<Record<string, string>>;

/** Tags as they are written into a form: what is there already, and how it is to be. */
export type TagDraft = {
  fields: readonly TagEditorProps.Tag[];
  /** False while a key is missing, doubled or malformed. */
  isValid: boolean;
};

/** Tags that a resource will have once the form is saved. */
export function tagsOf({ fields }: TagDraft): Record<string, string> {
  const kept = fields.filter(({ key, markedForRemoval }) => key !== "" && !markedForRemoval);
  return Object.fromEntries(kept.map(({ key, value }) => [key, value]));
}

export function useTagDraft(present: Tags): [TagDraft, (draft: TagDraft) => void] {
  return useState<TagDraft>(() => ({
    fields: Object.entries(present).map(([key, value]) => ({ key, value, existing: true })),
    isValid: true,
  }));
}

/** AWS's editor of a resource's tags. */
export function TagFields({ draft, onChange }: { draft: TagDraft; onChange: (draft: TagDraft) => void }) {
  return (
    <TagEditor
      tags={draft.fields}
      tagLimit={50}
      onChange={({ detail }) => onChange({ fields: detail.tags, isValid: detail.valid })}
    />
  );
}
