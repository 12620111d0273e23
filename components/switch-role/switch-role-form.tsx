"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RoleChoice } from "@/components/console/account";
import { EntranceForm } from "@/components/sign-in/entrance-form";
import { RoleColourField } from "./role-colour-field";

type Answer = { ok: true } | { ok: false; error: { message: string } };
type Props = { given: RoleChoice; person: string; onSubmit: (choice: RoleChoice) => Promise<Answer> };

/** Account, role, and how the console shows it, as AWS's page asks. */
export function SwitchRoleForm({ given, person, onSubmit }: Props) {
  const t = useTranslations("switch-role");
  const [choice, setChoice] = useState(given);
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const isAccount = /^\d{4}-?\d{4}-?\d{4}$/.test(choice.accountId.trim());
  const isRole = /^[\w+=,.@/-]+$/.test(choice.roleName.trim());

  const submit = async () => {
    setChecked(true);
    if (!isAccount || !isRole) return;
    setWorking(true);
    const answer = await onSubmit(choice);
    if (answer.ok) {
      // A whole new document: nothing that was loaded for the person may be shown to the role.
      window.location.assign("/");
      return;
    }
    setRefused(answer.error.message);
    setWorking(false);
  };
  return (
    <EntranceForm
      title={t("title")}
      description={t("intro", { person })}
      submitText={t("submit")}
      working={working}
      onSubmit={() => void submit()}
    >
      {refused && <Alert type="error">{refused}</Alert>}
      <FormField label={t("account")} errorText={checked && !isAccount ? t("notAccount") : undefined}>
        <Input
          name="account"
          value={choice.accountId}
          onChange={({ detail }) => setChoice({ ...choice, accountId: detail.value })}
        />
      </FormField>
      <FormField
        label={t("role")}
        constraintText={t("roleHint")}
        errorText={checked && !isRole ? t("notRole") : undefined}
      >
        <Input
          name="roleName"
          value={choice.roleName}
          onChange={({ detail }) => setChoice({ ...choice, roleName: detail.value })}
        />
      </FormField>
      <FormField label={t("displayName")} constraintText={t("displayNameHint")}>
        <Input
          name="displayName"
          value={choice.displayName ?? ""}
          onChange={({ detail }) => setChoice({ ...choice, displayName: detail.value })}
        />
      </FormField>
      <RoleColourField value={choice.colour} onChange={(colour) => setChoice({ ...choice, colour })} />
      <Button variant="link" formAction="none" href="/">
        {t("cancel")}
      </Button>
    </EntranceForm>
  );
}
