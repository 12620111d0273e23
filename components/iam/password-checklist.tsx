"use client";

import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { passwordChecks } from "./password-checks";
import type { PasswordRules } from "./password-rules";

/** What a password must have, ticked off while it is typed. */
export function PasswordChecklist({ rules, password }: { rules: PasswordRules | undefined; password: string }) {
  const t = useTranslations("iam.passwordChecks");
  return (
    <ul className="m-0 flex list-none flex-col gap-1 p-0" aria-label={t("title")}>
      {passwordChecks(rules, password).map(({ rule, least, met }) => (
        <li key={rule}>
          <StatusIndicator type={met ? "success" : "pending"} iconAriaLabel={t(met ? "met" : "unmet")}>
            {t(rule, { least })}
          </StatusIndicator>
        </li>
      ))}
    </ul>
  );
}
