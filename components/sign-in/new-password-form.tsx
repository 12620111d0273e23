"use client";

import Alert from "@cloudscape-design/components/alert";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EntranceForm } from "./entrance-form";
import { type NewPassword, NewPasswordFields, newPasswordMistakes } from "./new-password-fields";

type Answer = { ok: true } | { ok: false; error: { message: string } };

/** Changes the password of an IAM user who has just given the old one. */
export type ChangePassword = (
  who: { account: string; userName: string; password: string },
  newPassword: string,
) => Promise<Answer>;

type Props = { onSubmit: (newPassword: string) => Promise<Answer>; onDone: (newPassword: string) => void };

/** A user whose password was set by an administrator chooses their own before anything else. */
export function NewPasswordForm({ onSubmit, onDone }: Props) {
  const t = useTranslations("sign-in");
  const [chosen, setChosen] = useState<NewPassword>({ password: "", repeated: "" });
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string>();

  const submit = async () => {
    setChecked(true);
    if (newPasswordMistakes(chosen).length > 0) return;
    setWorking(true);
    const answer = await onSubmit(chosen.password);
    if (answer.ok) onDone(chosen.password);
    else setRefused(answer.error.message);
    setWorking(false);
  };
  return (
    <EntranceForm
      title={t("newPasswordTitle")}
      description={t("newPasswordIntro")}
      submitText={t("newPasswordSubmit")}
      working={working}
      onSubmit={() => void submit()}
    >
      {refused && <Alert type="error">{refused}</Alert>}
      <NewPasswordFields value={chosen} onChange={setChosen} checked={checked} />
    </EntranceForm>
  );
}
