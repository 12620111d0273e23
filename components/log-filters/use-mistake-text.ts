"use client";

import { useTranslations } from "next-intl";
import { type DraftField, mistakeOf } from "./draft-mistakes";
import type { MetricFilterDraft } from "./metric-filter-draft";

export type FieldErrors = Partial<Record<DraftField, string>>;

/** Gives a draft's mistake as text at its field. */
export function useMistakeText(): (draft: MetricFilterDraft) => FieldErrors {
  const t = useTranslations("log-filters.wizard");
  return (draft) => {
    const found = mistakeOf(draft);
    if (!found) return {};
    return { [found.field]: "said" in found.mistake ? found.mistake.said : t(found.mistake.text) };
  };
}
