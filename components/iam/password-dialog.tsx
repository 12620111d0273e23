"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ConsoleAccess, ConsoleAccessFields, suggestedAccess } from "./console-access-fields";
import { MadeUserView } from "./made-user-view";
import { meetsPasswordRules } from "./password-checks";
import type { PasswordRules } from "./password-rules";
import type { Done } from "./user-facts";

type Props = {
  title: string;
  userName: string;
  signInAddress: string;
  rules: PasswordRules | undefined;
  onSave: (access: ConsoleAccess) => Promise<Done>;
  onClose: () => void;
};

/** Sets a password and then shows it, once. */
export function PasswordDialog({ title, userName, signInAddress, rules, onSave, onClose }: Props) {
  const t = useTranslations("iam.password");
  const [access, setAccess] = useState(() => suggestedAccess(rules));
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<string>();

  const save = async () => {
    setChecked(true);
    if (!meetsPasswordRules(rules, access.password)) return;
    setWorking(true);
    const answer = await onSave(access);
    setWorking(false);
    setSaved(answer.ok);
    setProblem(answer.ok ? undefined : answer.error.message);
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
              {t(saved ? "close" : "cancel")}
            </Button>
            {!saved && (
              <Button variant="primary" loading={working} onClick={() => void save()}>
                {t("save")}
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      {saved ? (
        <MadeUserView {...{ userName, signInAddress }} password={access.password} />
      ) : (
        <SpaceBetween size="m">
          {problem && <Alert type="error">{problem}</Alert>}
          <ConsoleAccessFields rules={rules} value={access} onChange={setAccess} checked={checked} />
        </SpaceBetween>
      )}
    </Modal>
  );
}
