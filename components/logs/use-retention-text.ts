"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { retentionLabel } from "./retention";

/** Says a retention: "1 month (30 days)", or "Never expire" for none. */
export function useRetentionText(): (days: number | undefined) => string {
  const t = useTranslations("logs.retention");
  return useCallback(
    (days) => {
      if (days === undefined) return t("never");
      const { unit, count } = retentionLabel(days);
      return t(unit, { count, days });
    },
    [t],
  );
}
