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

type Props = {
  /** Confirms; answers what stood in the way. */
  onConfirm: (token: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for the address that the endpoint got, as AWS's console does, or for the token in it. */
export function ConfirmDialog({ onConfirm, onClose }: Props) {
  const t = useTranslations("sns.subscriptions");
  const tConsole = useTranslations("console");
  const [text, setText] = useState("");
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const token = tokenIn(text);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (token === "") return;
    setWorking(true);
    setProblem(await onConfirm(token));
    setWorking(false);
  };
  return (
    <Modal
      visible
      header={t("confirm")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" form="confirm" formAction="submit" disabled={token === ""} loading={working}>
              {t("confirm")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="confirm" onSubmit={(event) => void submit(event)} noValidate>
        <SpaceBetween size="m">
          {problem && <Alert type="error">{problem}</Alert>}
          <FormField label={t("confirmUrl")} description={t("confirmUrlHint")}>
            <Input value={text} spellcheck={false} onChange={({ detail }) => setText(detail.value)} />
          </FormField>
        </SpaceBetween>
      </form>
    </Modal>
  );
}

/** The token of a confirmation link; a text without one is taken for the token itself. */
function tokenIn(text: string): string {
  const given = text.trim();
  return URL.canParse(given) ? (new URL(given).searchParams.get("Token") ?? "") : given;
}
