"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { groupedAccountId } from "@/components/console/account";
import { PasswordAdvice } from "./password-advice";
import { meetsPasswordPolicy } from "./password-strength";
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
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const { enter, problem } = useEntrance("/");

  const mistakes = {
    email: /^[^@\s]+@[^@\s]+$/.test(email) ? undefined : t("notEmail"),
    password: meetsPasswordPolicy(password) ? undefined : t("rules"),
    repeated: repeated === password ? undefined : t("differs"),
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.values(mistakes).some(Boolean)) return;
    setWorking(true);
    const answer = await onSubmit(token, email, password);
    if (answer.ok) await enter("root", { email, password });
    else setRefused(answer.error.message);
    setWorking(false);
  };
  const shown = checked ? mistakes : undefined;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Form
        actions={
          <Button variant="primary" formAction="submit" loading={working} fullWidth>
            {t("submit")}
          </Button>
        }
      >
        <Container
          header={
            <Header variant="h1" description={t("intro", { account: groupedAccountId(accountId) })}>
              {t("title")}
            </Header>
          }
        >
          <SpaceBetween size="m">
            {refused && <Alert type="error">{refused}</Alert>}
            {problem && <Alert type="error">{tSignIn(problem)}</Alert>}
            <FormField label={t("email")} constraintText={t("emailHint")} errorText={shown?.email}>
              <Input
                type="email"
                autoComplete="username"
                value={email}
                onChange={({ detail }) => setEmail(detail.value)}
              />
            </FormField>
            <FormField label={t("password")} constraintText={t("passwordHint")} errorText={shown?.password}>
              <Input
                type="password"
                autoComplete="new-password"
                value={password}
                onChange={({ detail }) => setPassword(detail.value)}
              />
            </FormField>
            {password && <PasswordAdvice password={password} />}
            <FormField label={t("repeat")} errorText={shown?.repeated}>
              <Input
                type="password"
                autoComplete="new-password"
                value={repeated}
                onChange={({ detail }) => setRepeated(detail.value)}
              />
            </FormField>
          </SpaceBetween>
        </Container>
      </Form>
    </form>
  );
}
