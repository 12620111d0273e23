"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal, { type ModalProps } from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";

type Props = {
  title: string;
  submit: string;
  /** Whether it can be sent. A form that rather says what is wrong when it is sent leaves it out. */
  isReady?: boolean;
  size?: ModalProps.Size;
  /** Does it; answers what stood in the way, and nothing where fields say themselves what is wrong. */
  onSubmit: () => Promise<string | undefined> | undefined;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog with a form: what stood in the way is said above its fields. Mount it when it is to be seen. */
export function FormDialog({ title, submit, isReady = true, size, onSubmit, onClose, children }: Props) {
  const tConsole = useTranslations("console");
  const form = useId();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    // React hands events on to where the dialog was mounted, which may be a form of its own.
    event.stopPropagation();
    if (!isReady) return;
    setWorking(true);
    setProblem(await onSubmit());
    setWorking(false);
  };
  return (
    <Modal
      visible
      size={size}
      header={title}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" form={form} formAction="submit" disabled={!isReady} loading={working}>
              {submit}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id={form} onSubmit={(event) => void send(event)} noValidate>
        <SpaceBetween size="m">
          {problem && <Alert type="error">{problem}</Alert>}
          {children}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
