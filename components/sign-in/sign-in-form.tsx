"use client";

import Alert from "@cloudscape-design/components/alert";
import FormField from "@cloudscape-design/components/form-field";
import Input, { type InputProps } from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EntranceForm } from "./entrance-form";
import { MfaForm } from "./mfa-form";
import { NewPasswordForm } from "./new-password-form";
import { SingleSignOnButton } from "./single-sign-on-button";
import { type Refusal, useEntrance } from "./use-entrance";

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
  /** What the operator's issuer is called, where people may come in through it. */
  issuer: string | undefined;
  /** Somebody was sent back here by the issuer, or by us after it. */
  issuerFailed: boolean;
};

/** Root user or IAM user, as AWS's sign-in page asks: first name and password, then what else is wanted. */
export function SignInForm({ to, accountId, issuer, issuerFailed }: Props) {
  const t = useTranslations("sign-in");
  const [kind, setKind] = useState<Kind>("user");
  const [values, setValues] = useState({ email: "", account: accountId, userName: "", password: "" });
  const [mfaCode, setMfaCode] = useState("");
  const [step, setStep] = useState<"password" | "mfa" | "newPassword">("password");
  const [checked, setChecked] = useState(false);
  const { enter, entering, refusal, weakness } = useEntrance(to);
  const fields = FIELDS[kind];

  const ask = async (more: Record<string, string>) => {
    const given = Object.fromEntries(fields.map((field) => [field, values[field]]));
    const why = await enter(kind, { ...given, ...more });
    if (why === "mfa" || why === "newPassword") setStep(why);
  };
  const submit = () => {
    setChecked(true);
    if (fields.every((field) => values[field])) void ask({});
  };
  const reason = (expected: Refusal) => {
    if (refusal === "weakPassword") return weakness ?? t("setUp.rules");
    return refusal === undefined || refusal === expected ? undefined : t(refusal);
  };
  if (step === "newPassword") {
    return (
      <NewPasswordForm
        working={entering}
        refusal={reason("newPassword")}
        onSubmit={(newPassword) => void ask({ mfaCode, newPassword })}
      />
    );
  }
  if (step === "mfa") {
    return (
      <MfaForm
        working={entering}
        refusal={reason("mfa")}
        onCancel={() => setStep("password")}
        onSubmit={(code) => {
          setMfaCode(code);
          void ask({ mfaCode: code });
        }}
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
      {issuerFailed && !refusal && <Alert type="error">{t("issuerFailed")}</Alert>}
      {issuer && <SingleSignOnButton issuer={issuer} to={to} />}
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
