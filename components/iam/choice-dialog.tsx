"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Done } from "./user-facts";

type Props = {
  title: string;
  /** The field that is chosen in. */
  picker: (held: { chosen: readonly string[]; onChange: (chosen: string[]) => void }) => ReactNode;
  onChoose: (chosen: string[]) => Promise<Done>;
  onDone: () => void;
  onClose: () => void;
};

/** Asks with which of several users, groups, roles or policies something shall be done. */
export function ChoiceDialog({ title, picker, onChoose, onDone, onClose }: Props) {
  const t = useTranslations("iam-access.names");
  const [chosen, setChosen] = useState<string[]>([]);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const choose = async () => {
    setWorking(true);
    const answer = await onChoose(chosen);
    setWorking(false);
    if (answer.ok) onDone();
    else setProblem(answer.error.message);
  };
  return (
    <Modal
      visible
      size="medium"
      header={title}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button variant="primary" disabled={chosen.length === 0} loading={working} onClick={() => void choose()}>
              {title}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        {picker({ chosen, onChange: setChosen })}
      </SpaceBetween>
    </Modal>
  );
}
