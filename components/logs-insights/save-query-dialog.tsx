"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
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
  const tConsole = useTranslations("console");
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const [working, setWorking] = useState(false);
  const same = saved.find((one) => one.name === name.trim());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    setWorking(true);
    const refused = await onSave(name.trim(), same?.id);
    setWorking(false);
    setProblem(refused);
    if (refused === undefined) onClose();
  };
  return (
    <Modal
      visible
      header={t("title")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {tConsole("cancel")}
            </Button>
            <Button
              variant="primary"
              form="save-query"
              formAction="submit"
              disabled={name.trim() === ""}
              loading={working}
            >
              {t(same ? "replace" : "submit")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="save-query" onSubmit={(event) => void submit(event)}>
        <SpaceBetween size="m">
          {problem && <Alert type="error">{problem}</Alert>}
          <FormField label={t("name")} constraintText={t("rules")}>
            <Input value={name} autoComplete={false} onChange={({ detail }) => setName(detail.value.slice(0, 255))} />
          </FormField>
        </SpaceBetween>
      </form>
    </Modal>
  );
}
