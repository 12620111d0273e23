"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { PasswordAdvice } from "./password-advice";
import { meetsPasswordPolicy } from "./password-strength";

export type NewPassword = { password: string; repeated: string };

/** What is still wrong with a new password. */
export function newPasswordMistakes({ password, repeated }: NewPassword): ("rules" | "differs")[] {
  return [
    ...(meetsPasswordPolicy(password) ? [] : ["rules" as const]),
    ...(repeated === password ? [] : ["differs" as const]),
  ];
}

type Props = { value: NewPassword; onChange: (value: NewPassword) => void; checked: boolean };

/** A new password, typed twice, with advice. Mistakes are shown once the form was `checked`. */
export function NewPasswordFields({ value, onChange, checked }: Props) {
  const t = useTranslations("sign-in.setUp");
  const mistakes = checked ? newPasswordMistakes(value) : [];
  return (
    <SpaceBetween size="m">
      <FormField
        label={t("password")}
        constraintText={t("passwordHint")}
        errorText={mistakes.includes("rules") ? t("rules") : undefined}
      >
        <Input
          type="password"
          autoComplete="new-password"
          value={value.password}
          onChange={({ detail }) => onChange({ ...value, password: detail.value })}
        />
      </FormField>
      {value.password && <PasswordAdvice password={value.password} />}
      <FormField label={t("repeat")} errorText={mistakes.includes("differs") ? t("differs") : undefined}>
        <Input
          type="password"
          autoComplete="new-password"
          value={value.repeated}
          onChange={({ detail }) => onChange({ ...value, repeated: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}
