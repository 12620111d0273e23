"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { isStreamName } from "./log-names";

type Props = {
  /** Answers AWS's message when it was refused. */
  onCreate: (name: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for the name of a new log stream. */
export function StreamDialog({ onCreate, onClose }: Props) {
  const t = useTranslations("logs.streams");
  const tConsole = useTranslations("console");
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const [saving, setSaving] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isStreamName(name)) return setProblem(t("nameRules"));
    setSaving(true);
    setProblem(await onCreate(name));
    setSaving(false);
  };
  return (
    <Modal
      visible
      header={t("create")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" form="log-stream" formAction="submit" loading={saving}>
              {t("submit")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="log-stream" onSubmit={(event) => void submit(event)} noValidate>
        <FormField label={t("name")} constraintText={problem ? undefined : t("nameRules")} errorText={problem}>
          <Input autoFocus value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
      </form>
    </Modal>
  );
}
