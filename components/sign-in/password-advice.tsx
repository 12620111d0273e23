"use client";

import { useTranslations } from "next-intl";
import { passwordStrength } from "./password-strength";

const BARS = { weak: 1, fair: 2, strong: 3 } as const;
const COLOR = { weak: "bg-error", fair: "bg-warning", strong: "bg-success" } as const;

/** How strong a password is, and how to make it stronger. */
export function PasswordAdvice({ password }: { password: string }) {
  const t = useTranslations("sign-in.setUp");
  const strength = passwordStrength(password);
  return (
    <div>
      <div className="flex gap-1" aria-hidden>
        {[1, 2, 3].map((bar) => (
          <div key={bar} className={`h-1 flex-1 rounded ${bar <= BARS[strength] ? COLOR[strength] : "bg-line"}`} />
        ))}
      </div>
      <div className="mt-1 font-sans text-xs text-secondary" aria-live="polite">
        {t("strength")}: {t(strength)}
      </div>
    </div>
  );
}
