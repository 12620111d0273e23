"use client";

import Button from "@cloudscape-design/components/button";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useHydrated } from "@/components/console/use-hydrated";

/** The way in through the operator's own issuer, which asks for a password itself. */
export function SingleSignOnButton({ issuer, to }: { issuer: string; to: string }) {
  const t = useTranslations("sign-in");
  const isAlive = useHydrated();
  const [leaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    void signIn("oidc", { callbackUrl: to });
  };
  return (
    <Button fullWidth formAction="none" iconName="external" loading={leaving} disabled={!isAlive} onClick={leave}>
      {t("singleSignOn", { issuer })}
    </Button>
  );
}
