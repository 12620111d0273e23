"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";

/** Two codes that the authenticator shows one after the other. */
export type Codes = { first: string; second: string };

export const NO_CODES: Codes = { first: "", second: "" };

export function areCodes({ first, second }: Codes): boolean {
  return /^\d{6}$/.test(first) && /^\d{6}$/.test(second) && first !== second;
}

type Props = { value: Codes; onChange: (codes: Codes) => void };

/** Asks for two codes in a row, which only who holds the device can know. */
export function MfaCodes({ value, onChange }: Props) {
  const t = useTranslations("iam-account.mfa");
  const field = (name: keyof Codes) => (
    <FormField label={t(name)}>
      <div className="w-40">
        <Input
          inputMode="numeric"
          autoComplete="one-time-code"
          value={value[name]}
          onChange={({ detail }) => onChange({ ...value, [name]: detail.value.replace(/\D/g, "").slice(0, 6) })}
        />
      </div>
    </FormField>
  );
  return (
    <div className="flex flex-wrap gap-4">
      {field("first")}
      {field("second")}
    </div>
  );
}
