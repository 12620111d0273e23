"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
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
  const tConsole = useTranslations("console");
  const [days, setDays] = useState(groups[0]?.retentionDays);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const shortens = groups.some(({ retentionDays }) => days !== undefined && days < (retentionDays ?? Infinity));

  const save = async () => {
    setSaving(true);
    const refused = await onSave(days);
    setSaving(false);
    setRefusal(refused);
    if (refused === undefined) onClose();
  };
  return (
    <Modal
      visible
      onDismiss={onClose}
      header={t("edit")}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" loading={saving} onClick={() => void save()}>
              {t("save")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {refusal && <Alert type="error">{refusal}</Alert>}
        <FormField label={t("expireAfter")} description={t("of", { names: groups.map(({ name }) => name).join(", ") })}>
          <RetentionSelect value={days} onChange={setDays} />
        </FormField>
        {shortens && <Alert type="warning">{t("shortens")}</Alert>}
      </SpaceBetween>
    </Modal>
  );
}
