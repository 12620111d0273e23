"use client";

import { useFormatter, useTranslations } from "next-intl";

/** Writes a value with its unit as CloudWatch names it: "12.5 Percent"; a unit "None" is not written. */
export function useValueText(): (value: number, unit?: string) => string {
  const format = useFormatter();
  const t = useTranslations("charts");
  return (value, unit) => {
    const number = format.number(value, Math.abs(value) >= 1e7 ? "short" : "precise");
    return unit && unit !== "None" ? t("valueWithUnit", { value: number, unit }) : number;
  };
}
