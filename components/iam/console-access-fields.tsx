"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { newPassword } from "./new-password";
import { PasswordChecklist } from "./password-checklist";
import { meetsPasswordRules } from "./password-checks";
import type { PasswordRules } from "./password-rules";

/** How a user will sign in to the console. */
export type ConsoleAccess = { password: string; generated: boolean; mustChange: boolean };

/** Console access as AWS suggests it: a password of ours, to be changed at the first sign-in. */
export function suggestedAccess(rules: PasswordRules | undefined): ConsoleAccess {
  return { password: newPassword(leastOf(rules)), generated: true, mustChange: true };
}

/** `rules` are the account's own, where it has some. */
type Props = {
  rules: PasswordRules | undefined;
  value: ConsoleAccess;
  onChange: (access: ConsoleAccess) => void;
  checked: boolean;
};

/** A generated or custom password, and whether it must be changed. */
export function ConsoleAccessFields({ rules, value, onChange, checked }: Props) {
  const t = useTranslations("iam.password");
  const [shown, setShown] = useState(false);
  const wrong = checked && !value.generated && !meetsPasswordRules(rules, value.password);
  return (
    <SpaceBetween size="m">
      <FormField label={t("title")}>
        <RadioGroup
          value={value.generated ? "generated" : "custom"}
          items={[
            { value: "generated", label: t("generated"), description: t("generatedHint") },
            { value: "custom", label: t("custom"), description: t("customHint") },
          ]}
          onChange={({ detail }) =>
            onChange(
              detail.value === "generated"
                ? { ...value, password: newPassword(leastOf(rules)), generated: true }
                : { ...value, password: "", generated: false },
            )
          }
        />
      </FormField>
      {!value.generated && (
        <FormField label={t("custom")} errorText={wrong ? t("tooWeak") : undefined}>
          <SpaceBetween size="xs">
            <Input
              type={shown ? "text" : "password"}
              autoComplete="new-password"
              value={value.password}
              onChange={({ detail }) => onChange({ ...value, password: detail.value })}
            />
            <PasswordChecklist rules={rules} password={value.password} />
            <Checkbox checked={shown} onChange={({ detail }) => setShown(detail.checked)}>
              {t("show")}
            </Checkbox>
          </SpaceBetween>
        </FormField>
      )}
      <Checkbox
        checked={value.mustChange}
        description={t("mustChangeHint")}
        onChange={({ detail }) => onChange({ ...value, mustChange: detail.checked })}
      >
        {t("mustChange")}
      </Checkbox>
    </SpaceBetween>
  );
}

function leastOf(rules: PasswordRules | undefined): number | undefined {
  return rules && Number(rules.minimumLength);
}
