"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

type Props = {
  /** Makes the topic and subscribes the addresses; answers what stood in the way. */
  onCreate: (name: string, emails: string[]) => Promise<string | undefined>;
  onClose: () => void;
};

const NAME = /^[A-Za-z0-9_-]{1,256}$/;
const EMAIL = /^[^\s@,]+@[^\s@,]+$/;

/** Asks for a new topic and whom it tells by e-mail, as AWS's alarm wizard does. */
export function NewTopicDialog({ onCreate, onClose }: Props) {
  const t = useTranslations("alarms.newTopic");
  const tConsole = useTranslations("console");
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const emails = text.split(/[\s,;]+/).filter(Boolean);
  const areEmails = emails.length > 0 && emails.every((email) => EMAIL.test(email));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands inside of the wizard's own form.
    event.stopPropagation();
    setChecked(true);
    if (!NAME.test(name) || !areEmails) return;
    setWorking(true);
    setProblem(await onCreate(name, emails));
    setWorking(false);
  };
  return (
    <Modal
      visible
      header={t("title")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" form="new-topic" formAction="submit" loading={working}>
              {t("submit")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="new-topic" onSubmit={(event) => void submit(event)} noValidate>
        <SpaceBetween size="m">
          {problem && <Alert type="error">{problem}</Alert>}
          <FormField
            label={t("name")}
            constraintText={t("nameRules")}
            errorText={checked && !NAME.test(name) ? t("nameRules") : undefined}
          >
            <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
          <FormField
            label={t("emails")}
            constraintText={t("emailsHint")}
            errorText={checked && !areEmails ? t("emailsWrong") : undefined}
          >
            <Textarea rows={3} spellcheck={false} value={text} onChange={({ detail }) => setText(detail.value)} />
          </FormField>
        </SpaceBetween>
      </form>
    </Modal>
  );
}
