"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { areCodes, MfaCodes, NO_CODES } from "./mfa-codes";
import type { NewDevice } from "./mfa-device";
import { PairingPicture } from "./pairing-picture";
import type { Done } from "./user-facts";

/** IAM API Reference, CreateVirtualMFADevice. */
const DEVICE_NAME = /^[\w+=,.@-]{1,226}$/;

type Props = {
  suggestedName: string;
  onCreate: (name: string) => Promise<ActionAnswer<NewDevice>>;
  /** A device that nobody will hold is not kept. */
  onDiscard: (serialNumber: string) => Promise<unknown>;
  onEnable: (serialNumber: string, first: string, second: string) => Promise<Done>;
  onDone: () => void;
  onClose: () => void;
};

/** Pairs an authenticator app in AWS's two steps: a name, then picture and codes. */
export function MfaDialog({ suggestedName, onCreate, onDiscard, onEnable, onDone, onClose }: Props) {
  const t = useTranslations("iam-account.mfa");
  const [name, setName] = useState(suggestedName);
  const [device, setDevice] = useState<NewDevice>();
  const [codes, setCodes] = useState(NO_CODES);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();

  const create = async () => {
    setWorking(true);
    const answer = await onCreate(name);
    setWorking(false);
    setProblem(answer.ok ? undefined : answer.error.message);
    if (answer.ok) setDevice(answer.output);
  };
  const enable = async ({ serialNumber }: NewDevice) => {
    setWorking(true);
    const answer = await onEnable(serialNumber, codes.first, codes.second);
    setWorking(false);
    if (answer.ok) onDone();
    else setProblem(answer.error.message);
  };
  const close = () => {
    if (device) void onDiscard(device.serialNumber);
    onClose();
  };
  return (
    <Modal
      visible
      size="medium"
      header={t("assignTitle")}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              {t("cancel")}
            </Button>
            {device ? (
              <Button
                variant="primary"
                disabled={!areCodes(codes)}
                loading={working}
                onClick={() => void enable(device)}
              >
                {t("add")}
              </Button>
            ) : (
              <Button
                variant="primary"
                disabled={!DEVICE_NAME.test(name)}
                loading={working}
                onClick={() => void create()}
              >
                {t("next")}
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        {device ? (
          <>
            <PairingPicture device={device} />
            <MfaCodes value={codes} onChange={setCodes} />
          </>
        ) : (
          <FormField label={t("name")} constraintText={t("nameRules")}>
            <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
        )}
      </SpaceBetween>
    </Modal>
  );
}
