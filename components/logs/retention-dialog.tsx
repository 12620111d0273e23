"use client";

import Alert from "@cloudscape-design/components/alert";
import FormField from "@cloudscape-design/components/form-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";
import { RetentionSelect } from "./retention-select";

type Props = {
  groups: { name: string; retentionDays: number | undefined }[];
  /** Answers AWS's message when it was refused. */
  onSave: (days: number | undefined) => Promise<string | undefined>;
  onClose: () => void;
};

/** How long the events of one log group, or of several at once, are kept. */
export function RetentionDialog({ groups, onSave, onClose }: Props) {
  const t = useTranslations("logs.retention");
  const [days, setDays] = useState(groups[0]?.retentionDays);
  const shortens = groups.some(({ retentionDays }) => days !== undefined && days < (retentionDays ?? Infinity));

  const save = async () => {
    const refused = await onSave(days);
    if (refused === undefined) onClose();
    return refused;
  };
  return (
    <FormDialog title={t("edit")} submit={t("save")} onSubmit={save} onClose={onClose}>
      <FormField label={t("expireAfter")} description={t("of", { names: groups.map(({ name }) => name).join(", ") })}>
        <RetentionSelect value={days} onChange={setDays} />
      </FormField>
      {shortens && <Alert type="warning">{t("shortens")}</Alert>}
    </FormDialog>
  );
}
