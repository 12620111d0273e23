"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

type Props = {
  /** Adds; answers what stood in the way. */
  onAdd: (markdown: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for the text of a new text widget. */
export function TextWidgetDialog({ onAdd, onClose }: Props) {
  const t = useTranslations("dashboards.text");
  const tConsole = useTranslations("console");
  const [markdown, setMarkdown] = useState("");
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (markdown.trim() === "") return;
    setWorking(true);
    setProblem(await onAdd(markdown));
    setWorking(false);
  };
  return (
    <Modal
      visible
      size="large"
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
              form="text-widget"
              formAction="submit"
              disabled={markdown.trim() === ""}
              loading={working}
            >
              {t("submit")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="text-widget" onSubmit={(event) => void submit(event)}>
        <SpaceBetween size="m">
          {problem && <Alert type="error">{problem}</Alert>}
          <FormField stretch label={t("label")} constraintText={t("rules")}>
            <Textarea
              autoFocus
              rows={10}
              value={markdown}
              placeholder={t("placeholder")}
              onChange={({ detail }) => setMarkdown(detail.value)}
            />
          </FormField>
        </SpaceBetween>
      </form>
    </Modal>
  );
}
