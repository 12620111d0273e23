"use client";

import { useTranslations } from "next-intl";

/** Says a log class as AWS's console does: "Standard". A class that is not known here is shown as it is. */
export function useClassText(): (logGroupClass: string) => string {
  const t = useTranslations("logs.class");
  return (logGroupClass) => {
    switch (logGroupClass) {
      case "STANDARD":
      case "INFREQUENT_ACCESS":
      case "DELIVERY":
        return t(logGroupClass);
      default:
        return logGroupClass;
    }
  };
}
