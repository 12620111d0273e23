"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type PolicyChoice, PolicyPicker } from "./policy-picker";
import type { Done } from "./user-facts";

type Props = {
  policies: readonly PolicyChoice[];
  onAttach: (arns: string[]) => Promise<Done>;
  onDone: () => void;
  onClose: () => void;
};

/** Chooses managed policies to attach. */
export function AttachDialog({ policies, onAttach, onDone, onClose }: Props) {
  const t = useTranslations("iam.policies");
  const [chosen, setChosen] = useState<string[]>([]);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const attach = async () => {
    setWorking(true);
    const answer = await onAttach(chosen);
    setWorking(false);
    if (answer.ok) onDone();
    else setProblem(answer.error.message);
  };
  return (
    <Modal
      visible
      size="medium"
      header={t("attach")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button variant="primary" disabled={chosen.length === 0} loading={working} onClick={() => void attach()}>
              {t("attach")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <PolicyPicker policies={policies} chosen={chosen} onChange={setChosen} />
      </SpaceBetween>
    </Modal>
  );
}
