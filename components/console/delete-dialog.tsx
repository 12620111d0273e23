"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";

type Props = {
  title: string;
  /** What will be gone. */
  children: ReactNode;
  /** What must be typed: a resource's name, or the word "confirm"; absent: a click is enough. */
  typed?: string;
  /** What the button says where nothing is deleted, but something ends all the same. */
  confirm?: string;
  /** Deletes; answers what stood in the way. The dialog closes when nothing did. */
  onDelete: () => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks before something is gone for good, as AWS does: by having its name typed. Mount it when it is to be seen. */
export function DeleteDialog({ title, children, typed, confirm, onDelete, onClose }: Props) {
  const t = useTranslations("console.delete");
  const [text, setText] = useState("");
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const ready = typed === undefined || text === typed;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setWorking(true);
    setProblem(await onDelete());
    setWorking(false);
  };
  return (
    <Modal
      visible
      header={title}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button variant="primary" form="delete" formAction="submit" disabled={!ready} loading={working}>
              {confirm ?? t("delete")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="delete" onSubmit={(event) => void submit(event)}>
        <SpaceBetween size="m">
          <div>{children}</div>
          {problem && <Alert type="error">{problem}</Alert>}
          {typed !== undefined && (
            <FormField label={t("type", { text: typed })}>
              <Input
                value={text}
                placeholder={typed}
                autoComplete={false}
                onChange={({ detail }) => setText(detail.value)}
              />
            </FormField>
          )}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
