"use client";

import { useTranslations } from "next-intl";

const UNITS = [
  ["days", 86_400],
  ["hours", 3600],
  ["minutes", 60],
  ["seconds", 1],
] as const;

/** Says a number of seconds in the largest unit that divides it: "5 minutes". */
export function useDurationText(): (seconds: number) => string {
  const t = useTranslations("alarms.duration");
  return (seconds) => {
    const [unit, size] = UNITS.find((candidate) => seconds % candidate[1] === 0) ?? UNITS[3];
    return t(unit, { count: seconds / size });
  };
}
