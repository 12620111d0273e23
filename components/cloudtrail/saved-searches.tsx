"use client";

import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { SaveSearchDialog } from "./save-search-dialog";

export type SavedSearch = { name: string; search: string };
type Answer = { ok: true } | { ok: false; error: { code: string; message: string } };

type Props = {
  searches: readonly SavedSearch[];
  onOpen: (search: string) => void;
  /** Keeps what is on screen under a name. */
  onSave: (name: string) => Promise<Answer>;
  onDelete: (name: string) => Promise<Answer>;
};

/** The searches that a person keeps: to open, to keep what is on screen, to delete. */
export function SavedSearches({ searches, onOpen, onSave, onDelete }: Props) {
  const t = useTranslations("cloudtrail.saved");
  const [saving, setSaving] = useState(false);
  const [deleting, setDeleting] = useState<string>();
  const choose = (id: string) => {
    if (id === "save") return setSaving(true);
    const [kind, name = ""] = [id.slice(0, id.indexOf(" ")), id.slice(id.indexOf(" ") + 1)];
    const found = searches.find((search) => search.name === name);
    if (kind === "open" && found) onOpen(found.search);
    if (kind === "delete") setDeleting(name);
  };
  const remove = async (name: string) => {
    const answer = await onDelete(name);
    if (!answer.ok) return answer.error.message;
    setDeleting(undefined);
    return undefined;
  };
  return (
    <>
      <ButtonDropdown
        expandableGroups
        items={[
          { id: "save", text: t("save") },
          ...(searches.length === 0
            ? []
            : [
                { text: t("open"), items: searches.map(({ name }) => ({ id: `open ${name}`, text: name })) },
                { text: t("delete"), items: searches.map(({ name }) => ({ id: `delete ${name}`, text: name })) },
              ]),
        ]}
        onItemClick={({ detail }) => choose(detail.id)}
      >
        {t("title")}
      </ButtonDropdown>
      {saving && (
        <SaveSearchDialog names={searches.map(({ name }) => name)} onSave={onSave} onClose={() => setSaving(false)} />
      )}
      {deleting !== undefined && (
        <DeleteDialog title={t("deleteTitle")} onDelete={() => remove(deleting)} onClose={() => setDeleting(undefined)}>
          {t("deleteText", { name: deleting })}
        </DeleteDialog>
      )}
    </>
  );
}
