"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { areCodes, MfaCodes, NO_CODES } from "./mfa-codes";
import type { Done } from "./user-facts";

type Props = {
  onResync: (first: string, second: string) => Promise<Done>;
  onDone: () => void;
  onClose: () => void;
};

/** Brings a device whose clock has drifted in step again. */
export function ResyncDialog({ onResync, onDone, onClose }: Props) {
  const t = useTranslations("iam-account.mfa");
  const [codes, setCodes] = useState(NO_CODES);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const resync = async () => {
    setWorking(true);
    const answer = await onResync(codes.first, codes.second);
    setWorking(false);
    if (answer.ok) onDone();
    else setProblem(answer.error.message);
  };
  return (
    <Modal
      visible
      header={t("resync")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button variant="primary" disabled={!areCodes(codes)} loading={working} onClick={() => void resync()}>
              {t("resync")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <p className="m-0">{t("typeCodes")}</p>
        <MfaCodes value={codes} onChange={setCodes} />
      </SpaceBetween>
    </Modal>
  );
}
