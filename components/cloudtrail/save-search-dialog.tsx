"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

type Props = {
  /** Names that are taken: a search of such a name is replaced. */
  names: readonly string[];
  onSave: (name: string) => Promise<{ ok: true } | { ok: false; error: { message: string } }>;
  onClose: () => void;
};

/** Asks under which name a search is to be kept. */
export function SaveSearchDialog({ names, onSave, onClose }: Props) {
  const t = useTranslations("cloudtrail.saved");
  const [name, setName] = useState("");
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    const answer = await onSave(name.trim());
    setSaving(false);
    if (answer.ok) onClose();
    else setProblem(answer.error.message);
  };
  return (
    <Modal
      visible
      header={t("save")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button variant="primary" form="save-search" formAction="submit" loading={saving} disabled={!name.trim()}>
              {t("keep")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="save-search" onSubmit={(event) => void submit(event)}>
        <FormField
          label={t("name")}
          description={t("hint")}
          errorText={problem}
          warningText={names.includes(name.trim()) ? t("replaces") : undefined}
        >
          <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
        </FormField>
      </form>
    </Modal>
  );
}
