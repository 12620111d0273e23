"use client";

import { useTranslations } from "next-intl";

const STEPS = [
  ["days", 86_400],
  ["hours", 3600],
  ["minutes", 60],
] as const;

/** A period in seconds as people say it: "5 minutes". */
export function usePeriodText(): (seconds: number) => string {
  const t = useTranslations("metrics.period");
  return (seconds) => {
    const [unit, size] =
      STEPS.find(([, length]) => seconds >= length && seconds % length === 0) ?? (["seconds", 1] as const);
    return t(unit, { count: seconds / size });
  };
}
