"use client";

import Alert from "@cloudscape-design/components/alert";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EntranceForm } from "./entrance-form";
import { type NewPassword, NewPasswordFields, newPasswordMistakes } from "./new-password-fields";

type Props = {
  working: boolean;
  /** Why the last one was refused, in words. */
  refusal: string | undefined;
  onSubmit: (newPassword: string) => void;
};

/** A user whose password was set by an administrator, or has expired, chooses their own before anything else. */
export function NewPasswordForm({ working, refusal, onSubmit }: Props) {
  const t = useTranslations("sign-in");
  const [chosen, setChosen] = useState<NewPassword>({ password: "", repeated: "" });
  const [checked, setChecked] = useState(false);
  const submit = () => {
    setChecked(true);
    if (newPasswordMistakes(chosen).length === 0) onSubmit(chosen.password);
  };
  return (
    <EntranceForm
      title={t("newPasswordTitle")}
      description={t("newPasswordIntro")}
      submitText={t("newPasswordSubmit")}
      working={working}
      onSubmit={submit}
    >
      {refusal && <Alert type="error">{refusal}</Alert>}
      <NewPasswordFields value={chosen} onChange={setChosen} checked={checked} />
    </EntranceForm>
  );
}
