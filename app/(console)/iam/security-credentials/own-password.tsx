"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PasswordChecklist } from "@/components/iam/password-checklist";
import { meetsPasswordRules } from "@/components/iam/password-checks";
import type { PasswordRules } from "@/components/iam/password-rules";
import { signOut } from "../../sign-out";
import { changePassword } from "./actions";

const EMPTY = { old: "", chosen: "", repeated: "" };

/** Changes one's own console password, which needs the present one. */
export function OwnPassword({ rules }: { rules: PasswordRules | undefined }) {
  const t = useTranslations("iam-account.mine");
  const [form, setForm] = useState(EMPTY);
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isStrong = meetsPasswordRules(rules, form.chosen);
  const isRepeated = form.chosen === form.repeated;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (form.old === "" || !isStrong || !isRepeated) return;
    setWorking(true);
    const answer = await changePassword(form.old, form.chosen);
    setWorking(false);
    setProblem(answer.ok ? undefined : answer.error.message);
    if (!answer.ok) return;
    // Every session ends with the old password; this one at once, so that the sign-in page does not take it for a good one.
    await signOut();
  };
  const field = (name: keyof typeof EMPTY, autoComplete: string, wrong?: string) => (
    <FormField label={t(name)} errorText={checked ? (form[name] === "" ? t("missing") : wrong) : undefined}>
      <Input
        type="password"
        autoComplete={autoComplete}
        value={form[name]}
        onChange={({ detail }) => setForm({ ...form, [name]: detail.value })}
      />
    </FormField>
  );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Container
        header={<Header variant="h2">{t("password")}</Header>}
        footer={
          <Button formAction="submit" loading={working}>
            {t("change")}
          </Button>
        }
      >
        <SpaceBetween size="m">
          {problem && <Alert type="error">{problem}</Alert>}
          {field("old", "current-password")}
          {field("chosen", "new-password", isStrong ? undefined : t("weak"))}
          <PasswordChecklist rules={rules} password={form.chosen} />
          {field("repeated", "new-password", isRepeated ? undefined : t("different"))}
        </SpaceBetween>
      </Container>
    </form>
  );
}
