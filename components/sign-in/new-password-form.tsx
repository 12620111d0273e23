"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
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

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (newPasswordMistakes(chosen).length > 0) return;
    setWorking(true);
    const answer = await onSubmit(chosen.password);
    if (answer.ok) onDone(chosen.password);
    else setRefused(answer.error.message);
    setWorking(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Container
        header={
          <Header variant="h1" description={t("newPasswordIntro")}>
            {t("newPasswordTitle")}
          </Header>
        }
      >
        <SpaceBetween size="m">
          {refused && <Alert type="error">{refused}</Alert>}
          <NewPasswordFields value={chosen} onChange={setChosen} checked={checked} />
          <Button variant="primary" formAction="submit" loading={working} fullWidth>
            {t("newPasswordSubmit")}
          </Button>
        </SpaceBetween>
      </Container>
    </form>
  );
}
