"use client";

import { useTranslations } from "next-intl";

/** A filter pattern as it is written; of an empty one, what it means. */
export function PatternText({ pattern }: { pattern: string }) {
  const t = useTranslations("log-filters.metric");
  if (pattern.trim() === "") return <span className="text-secondary">{t("everything")}</span>;
  return <code className="whitespace-normal font-mono [overflow-wrap:anywhere]">{pattern}</code>;
}
