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
import { findMistakes } from "@/lib/languages/policy/parse";
import { indented } from "./plain-document";
import { PolicyEditor } from "./policy-editor";
import { STARTING_POINT } from "./policy-start";
import type { Done } from "./user-facts";

const POLICY_NAME = /^[\w+=,.@-]{1,128}$/;

type Props = {
  /** The policy to edit; absent for a new one. */
  name?: string;
  document?: string;
  /** In characters without white space. */
  maximumSize: number;
  onSave: (name: string, document: string) => Promise<Done>;
  onDone: (name: string) => void;
  onClose: () => void;
};

/** Writes a policy into a user, a group or a role. */
export function InlinePolicyDialog({ name, document, maximumSize, onSave, onDone, onClose }: Props) {
  const t = useTranslations("iam.policies");
  const [chosenName, setChosenName] = useState(name ?? "");
  const [text, setText] = useState(() => indented(document ?? STARTING_POINT));
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isNamed = POLICY_NAME.test(chosenName);

  const save = async () => {
    setChecked(true);
    if (!isNamed || findMistakes(text, { maximumSize }).length > 0) return;
    setWorking(true);
    const answer = await onSave(chosenName, text);
    setWorking(false);
    if (answer.ok) onDone(chosenName);
    else setProblem(answer.error.message);
  };
  return (
    <Modal
      visible
      size="large"
      header={name ? t("editNamed", { name }) : t("createInline")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button variant="primary" loading={working} onClick={() => void save()}>
              {t("save")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <FormField label={t("policyName")} errorText={checked && !isNamed ? t("policyNameWrong") : undefined}>
          <Input
            value={chosenName}
            disabled={name !== undefined}
            onChange={({ detail }) => setChosenName(detail.value)}
          />
        </FormField>
        <PolicyEditor value={text} onChange={setText} maximumSize={maximumSize} />
      </SpaceBetween>
    </Modal>
  );
}
