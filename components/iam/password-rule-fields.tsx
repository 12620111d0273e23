"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { BOUNDS, type PasswordRules, ruleMistakes } from "./password-rules";

const KINDS = ["uppercase", "lowercase", "numbers", "symbols"] as const;

type Props = { rules: PasswordRules; onChange: (rules: PasswordRules) => void };

/** How long, of which kinds, for how long, and which may not come again. */
export function PasswordRuleFields({ rules, onChange }: Props) {
  const t = useTranslations("iam-account.rules");
  const mistakes = ruleMistakes(rules);
  const number = (name: keyof typeof BOUNDS) => {
    const [least, most] = BOUNDS[name];
    return (
      <FormField
        label={t(name)}
        constraintText={t("bounds", { least, most })}
        errorText={mistakes.includes(name) ? t("wrong", { least, most }) : undefined}
      >
        <Input
          inputMode="numeric"
          value={rules[name]}
          onChange={({ detail }) => onChange({ ...rules, [name]: detail.value })}
        />
      </FormField>
    );
  };
  const box = (name: (typeof KINDS)[number] | "usersMayChange" | "hardExpiry", disabled = false) => (
    <Checkbox
      key={name}
      checked={rules[name]}
      disabled={disabled}
      onChange={({ detail }) => onChange({ ...rules, [name]: detail.checked })}
    >
      {t(name)}
    </Checkbox>
  );
  return (
    <ColumnLayout columns={2}>
      <SpaceBetween size="m">
        {number("minimumLength")}
        <FormField label={t("kinds")}>{KINDS.map((kind) => box(kind))}</FormField>
      </SpaceBetween>
      <SpaceBetween size="m">
        {number("maximumAgeDays")}
        {box("hardExpiry", rules.maximumAgeDays.trim() === "")}
        {number("remembered")}
        {box("usersMayChange")}
      </SpaceBetween>
    </ColumnLayout>
  );
}
