"use client";

import { useLocale } from "next-intl";
import { type Precision, valueText } from "@/lib/drawing/units";

/** Writes a value with its unit in the page's language: "12.5 MB", "231 ms", "45%". To compare unless it is said otherwise. */
export function useValueText(): (value: number, unit?: string, precision?: Precision) => string {
  const locale = useLocale();
  return (value, unit, precision = "precise") => valueText(value, unit, precision, locale);
}
