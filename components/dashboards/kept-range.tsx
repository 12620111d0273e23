"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { TimeRange } from "@/components/time-range/time-range";

/** The range that a widget keeps whatever its dashboard shows, in words. */
export function KeptRange({ range }: { range: TimeRange }) {
  const t = useTranslations("time-range");
  const format = useFormatter();
  if (range.kind === "relative") return t("last", { unit: range.unit, amount: range.amount });
  return `${format.dateTime(range.start, "stamp")} — ${format.dateTime(range.end, "stamp")}`;
}
