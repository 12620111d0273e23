"use client";

import Alert from "@cloudscape-design/components/alert";
import FormField from "@cloudscape-design/components/form-field";
import Input, { type InputProps } from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EntranceForm } from "./entrance-form";
import { type ChangePassword, NewPasswordForm } from "./new-password-form";
import { useEntrance } from "./use-entrance";

type Kind = "root" | "user";
type FieldName = "email" | "account" | "userName" | "password";

const FIELDS: Record<Kind, readonly FieldName[]> = {
  root: ["email", "password"],
  user: ["account", "userName", "password"],
};

const HTML: Record<FieldName, Pick<InputProps, "type" | "autoComplete">> = {
  email: { type: "email", autoComplete: "username" },
  account: { type: "text", autoComplete: "organization" },
  userName: { type: "text", autoComplete: "username" },
  password: { type: "password", autoComplete: "current-password" },
};

type Props = {
  /** Where to go afterwards. */
  to: string;
  /** This installation's account, so that an IAM user need not know it. */
  accountId: string;
  onNewPassword: ChangePassword;
};

/** Root user or IAM user, as AWS's sign-in page asks. */
export function SignInForm({ to, accountId, onNewPassword }: Props) {
  const t = useTranslations("sign-in");
  const [kind, setKind] = useState<Kind>("user");
  const [values, setValues] = useState({ email: "", account: accountId, userName: "", password: "" });
  const [checked, setChecked] = useState(false);
  const { enter, entering, refusal } = useEntrance(to);
  const fields = FIELDS[kind];

  const submit = () => {
    setChecked(true);
    if (fields.every((field) => values[field])) {
      void enter(kind, Object.fromEntries(fields.map((field) => [field, values[field]])));
    }
  };
  if (refusal === "newPassword") {
    return (
      <NewPasswordForm
        onSubmit={(newPassword) => onNewPassword(values, newPassword)}
        onDone={(password) => void enter("user", { ...values, password })}
      />
    );
  }
  return (
    <EntranceForm
      title={t("title")}
      submitText={t("submit")}
      working={entering}
      onSubmit={submit}
      onFilledEarly={(early) => setValues({ ...values, ...early })}
    >
      {refusal && <Alert type="error">{t(refusal)}</Alert>}
      <RadioGroup
        ariaLabel={t("whoAreYou")}
        value={kind}
        onChange={({ detail }) => setKind(detail.value === "root" ? "root" : "user")}
        items={[
          { value: "root", label: t("root"), description: t("rootDescription") },
          { value: "user", label: t("user"), description: t("userDescription") },
        ]}
      />
      {fields.map((field) => (
        <FormField key={field} label={t(field)} errorText={checked && !values[field] ? t("required") : undefined}>
          <Input
            {...HTML[field]}
            name={field}
            value={values[field]}
            onChange={({ detail }) => setValues({ ...values, [field]: detail.value })}
          />
        </FormField>
      ))}
    </EntranceForm>
  );
}
