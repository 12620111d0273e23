"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Textarea from "@cloudscape-design/components/textarea";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";

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
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [checked, setChecked] = useState(false);
  const emails = text.split(/[\s,;]+/).filter(Boolean);
  const areEmails = emails.length > 0 && emails.every((email) => EMAIL.test(email));

  const submit = () => {
    setChecked(true);
    return NAME.test(name) && areEmails ? onCreate(name, emails) : undefined;
  };
  return (
    <FormDialog title={t("title")} submit={t("submit")} onSubmit={submit} onClose={onClose}>
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
    </FormDialog>
  );
}
