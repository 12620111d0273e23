"use client";

import ProgressBar from "@cloudscape-design/components/progress-bar";
import { useTranslations } from "next-intl";
import { passwordStrength } from "./password-strength";

const SHARE = { weak: 25, fair: 60, strong: 100 } as const;

/** How strong a password is, and how to make it stronger. */
export function PasswordAdvice({ password }: { password: string }) {
  const t = useTranslations("sign-in.setUp");
  const strength = passwordStrength(password);
  return <ProgressBar value={SHARE[strength]} label={t("strength")} additionalInfo={t(strength)} />;
}
