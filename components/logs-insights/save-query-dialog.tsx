"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";
import type { SavedQuery } from "./saved-query";

type Props = {
  saved: readonly SavedQuery[];
  /** Saves, in the place of the one with that id where there is one; answers what stood in the way. */
  onSave: (name: string, id: string | undefined) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for the name of a query; the name of one that is there replaces it. */
export function SaveQueryDialog({ saved, onSave, onClose }: Props) {
  const t = useTranslations("logs-insights.save");
  const [name, setName] = useState("");
  const same = saved.find((one) => one.name === name.trim());
  const submit = async () => {
    const refused = await onSave(name.trim(), same?.id);
    if (refused === undefined) onClose();
    return refused;
  };
  return (
    <FormDialog
      title={t("title")}
      submit={t(same ? "replace" : "submit")}
      isReady={name.trim() !== ""}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField label={t("name")} constraintText={t("rules")}>
        <Input value={name} autoComplete={false} onChange={({ detail }) => setName(detail.value.slice(0, 255))} />
      </FormField>
    </FormDialog>
  );
}
