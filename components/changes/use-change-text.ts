"use client";

import { useTranslations } from "next-intl";
import type { RelatedChange } from "@/lib/services/trail/model/change";

type Said = Pick<RelatedChange, "userName" | "eventName" | "errorCode" | "Target">;

/** Says a change in one sentence: "ana called UpdateTable on orders". */
export function useChangeText(): (change: Said) => string {
  const t = useTranslations("changes");
  return ({ userName, eventName, errorCode, Target }) => {
    const said = { who: userName ?? t("somebody"), what: eventName };
    if (Target === undefined) return t(errorCode ? "denied" : "sentence", said);
    return t(errorCode ? "deniedOn" : "sentenceOn", { ...said, target: Target });
  };
}
