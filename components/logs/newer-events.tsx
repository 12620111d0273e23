"use client";

import Button from "@cloudscape-design/components/button";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";

type Props = {
  /** Whether the range of time has an end, behind which nothing is looked for. */
  isOver: boolean;
  isTailing: boolean;
  isLoading: boolean;
  onLoad: () => void;
  onTail: (on: boolean) => void;
};

/** What stands behind the newest event on screen: AWS's automatic retry, which follows the log while it is on. */
export function NewerEvents({ isOver, isTailing, isLoading, onLoad, onTail }: Props) {
  const t = useTranslations("logs.events");
  if (isOver) return <>{t("endOfRange")}</>;
  if (isTailing) {
    return (
      <span className="inline-flex flex-wrap items-center justify-center gap-2">
        <StatusIndicator type="loading">{t("tailing")}</StatusIndicator>
        <Button variant="inline-link" onClick={() => onTail(false)}>
          {t("pause")}
        </Button>
      </span>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center justify-center gap-2">
      {t("noNewer")}
      <Button variant="inline-link" loading={isLoading} onClick={onLoad}>
        {t("retry")}
      </Button>
      <Button variant="inline-link" onClick={() => onTail(true)}>
        {t("resume")}
      </Button>
    </span>
  );
}
