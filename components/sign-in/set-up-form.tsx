"use client";

import Alert from "@cloudscape-design/components/alert";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { groupedAccountId } from "@/components/console/account";
import { EntranceForm } from "./entrance-form";
import { NewPasswordFields, newPasswordMistakes } from "./new-password-fields";
import { useEntrance } from "./use-entrance";

type Answer = { ok: true } | { ok: false; error: { message: string } };
type Props = {
  accountId: string;
  token: string;
  onSubmit: (token: string, email: string, password: string) => Promise<Answer>;
};

/** E-mail and password of the root user, then straight into the console. */
export function SetUpForm({ accountId, token, onSubmit }: Props) {
  const t = useTranslations("sign-in.setUp");
  const tSignIn = useTranslations("sign-in");
  const [email, setEmail] = useState("");
  const [chosen, setChosen] = useState({ password: "", repeated: "" });
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const { enter, refusal } = useEntrance("/");
  const isEmail = /^[^@\s]+@[^@\s]+$/.test(email.trim());

  const submit = async () => {
    setChecked(true);
    if (!isEmail || newPasswordMistakes(chosen).length > 0) return;
    setWorking(true);
    const answer = await onSubmit(token, email, chosen.password);
    if (!answer.ok) setRefused(answer.error.message);
    else await enter("root", { email, password: chosen.password });
    setWorking(false);
  };
  return (
    <EntranceForm
      title={t("title")}
      description={t("intro", { account: groupedAccountId(accountId) })}
      submitText={t("submit")}
      working={working}
      onSubmit={() => void submit()}
      onFilledEarly={(early) => setEmail(early.email ?? "")}
    >
      {refused && <Alert type="error">{refused}</Alert>}
      {refusal && <Alert type="error">{tSignIn(refusal)}</Alert>}
      <FormField
        label={t("email")}
        constraintText={t("emailHint")}
        errorText={checked && !isEmail ? t("notEmail") : undefined}
      >
        <Input
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={({ detail }) => setEmail(detail.value)}
        />
      </FormField>
      <NewPasswordFields value={chosen} onChange={setChosen} checked={checked} />
    </EntranceForm>
  );
}
