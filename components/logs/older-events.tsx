"use client";

import Button from "@cloudscape-design/components/button";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";

type Props = { isFull: boolean; hasOlder: boolean; isLoading: boolean; onLoad: () => void };

/** What stands before the oldest event on screen. */
export function OlderEvents({ isFull, hasOlder, isLoading, onLoad }: Props) {
  const t = useTranslations("logs.events");
  if (isLoading) return <StatusIndicator type="loading">{t("searching")}</StatusIndicator>;
  if (isFull) return <>{t("full")}</>;
  if (!hasOlder) return <>{t("noOlder")}</>;
  return (
    <>
      {t("hasOlder")}{" "}
      <Button variant="inline-link" onClick={onLoad}>
        {t("loadOlder")}
      </Button>
    </>
  );
}
