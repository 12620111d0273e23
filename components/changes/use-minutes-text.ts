"use client";

import { useTranslations } from "next-intl";

/** Says a number of minutes: "3 minutes", "2 hours", "1 h 20 min". */
export function useMinutesText(): (minutes: number) => string {
  const t = useTranslations("changes.duration");
  return (count) => {
    const [hours, minutes] = [Math.floor(count / 60), count % 60];
    if (hours === 0) return t("minutes", { count });
    return minutes === 0 ? t("hours", { hours }) : t("hoursMinutes", { hours, minutes });
  };
}
