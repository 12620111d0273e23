"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { meetsPasswordPolicy } from "@/components/sign-in/password-strength";
import { newPassword } from "./new-password";

/** How a user will sign in to the console. */
export type ConsoleAccess = { password: string; generated: boolean; mustChange: boolean };

/** Console access as AWS suggests it: a password of ours, to be changed at the first sign-in. */
export function suggestedAccess(): ConsoleAccess {
  return { password: newPassword(), generated: true, mustChange: true };
}

type Props = { value: ConsoleAccess; onChange: (access: ConsoleAccess) => void; checked: boolean };

/** A generated or custom password, and whether it must be changed. */
export function ConsoleAccessFields({ value, onChange, checked }: Props) {
  const t = useTranslations("iam.password");
  const [shown, setShown] = useState(false);
  const wrong = checked && !value.generated && !meetsPasswordPolicy(value.password);
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
                ? { ...value, password: newPassword(), generated: true }
                : { ...value, password: "", generated: false },
            )
          }
        />
      </FormField>
      {!value.generated && (
        <FormField label={t("custom")} constraintText={t("rules")} errorText={wrong ? t("tooWeak") : undefined}>
          <SpaceBetween size="xs">
            <Input
              type={shown ? "text" : "password"}
              autoComplete="new-password"
              value={value.password}
              onChange={({ detail }) => onChange({ ...value, password: detail.value })}
            />
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
