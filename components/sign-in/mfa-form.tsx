"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EntranceForm } from "./entrance-form";

type Props = {
  working: boolean;
  /** Why the last code did not let them in, in words. */
  refusal: string | undefined;
  onSubmit: (code: string) => void;
  onCancel: () => void;
};

/** The second step: six digits from the person's MFA device. */
export function MfaForm({ working, refusal, onSubmit, onCancel }: Props) {
  const t = useTranslations("sign-in");
  const [code, setCode] = useState("");
  const [checked, setChecked] = useState(false);
  const digits = code.replace(/\s/g, "");
  const isCode = /^\d{6}$/.test(digits);
  const submit = () => {
    setChecked(true);
    if (isCode) onSubmit(digits);
  };
  return (
    <EntranceForm
      title={t("mfaTitle")}
      description={t("mfaIntro")}
      submitText={t("submit")}
      working={working}
      onSubmit={submit}
    >
      {refusal && <Alert type="error">{refusal}</Alert>}
      <FormField label={t("mfaCode")} errorText={checked && !isCode ? t("mfaDigits") : undefined}>
        <Input
          name="mfaCode"
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={({ detail }) => setCode(detail.value)}
        />
      </FormField>
      <Button variant="link" formAction="none" onClick={onCancel}>
        {t("mfaCancel")}
      </Button>
    </EntranceForm>
  );
}
