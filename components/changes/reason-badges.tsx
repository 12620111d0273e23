"use client";

import Badge from "@cloudscape-design/components/badge";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ChangeReason } from "@/lib/services/trail/model/change";

/** Why a change is thought to be related to what broke, or is not quite. How long before is said elsewhere. */
export function ReasonBadges({ reasons }: { reasons: readonly ChangeReason[] }) {
  const t = useTranslations("changes.reason");
  const badge = (reason: ChangeReason): ReactNode => {
    switch (reason.kind) {
      case "sameResource":
        return <Badge color="blue">{t("sameResource", { name: reason.name })}</Badge>;
      case "sameService":
        return <Badge>{t("sameService", { service: reason.service })}</Badge>;
      case "sameWord":
        return <Badge>{t("sameWord", { word: reason.word })}</Badge>;
      case "denied":
        return <Badge color="red">{t("denied", { errorCode: reason.errorCode })}</Badge>;
      case "only":
        return <Badge color="grey">{t(`only.${reason.change}`)}</Badge>;
      case "minutesBefore":
      case "minutesAfter":
        return null;
    }
  };
  return (
    <div className="mt-1 flex flex-wrap gap-1">
      {reasons.map((reason) => {
        const shown = badge(reason);
        return shown && <span key={JSON.stringify(reason)}>{shown}</span>;
      })}
    </div>
  );
}
