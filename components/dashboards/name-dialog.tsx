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
  title: string;
  /** What the button says. */
  submit: string;
  /** The name to begin with. */
  initial?: string;
  /** Does it; answers what stood in the way, which belongs to the name. */
  onSubmit: (name: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for the name of a dashboard: a new one, a copy, or the same under another name. Mount it when it is to be seen. */
export function NameDialog({ title, submit, initial = "", onSubmit, onClose }: Props) {
  const t = useTranslations("dashboards.name");
  const tConsole = useTranslations("console");
  const [name, setName] = useState(initial);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const ready = name !== "" && name !== initial;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setWorking(true);
    setProblem(await onSubmit(name));
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
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" form="dashboard-name" formAction="submit" disabled={!ready} loading={working}>
              {submit}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="dashboard-name" onSubmit={(event) => void send(event)}>
        <FormField label={t("label")} constraintText={t("rules")} errorText={problem}>
          <Input
            value={name}
            autoFocus
            autoComplete={false}
            onChange={({ detail }) => {
              setName(detail.value);
              setProblem(undefined);
            }}
          />
        </FormField>
      </form>
    </Modal>
  );
}
