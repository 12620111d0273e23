"use client";

import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";

type Props = {
  isRunning: boolean;
  /** What stands in the way of what is sent, if anything does. */
  error?: string | undefined;
};

/** Whether a metric stream runs, and whether what it sends arrives. */
export function StreamStatus({ isRunning, error }: Props) {
  const t = useTranslations("metric-streams.state");
  if (!isRunning) return <StatusIndicator type="stopped">{t("stopped")}</StatusIndicator>;
  return error === undefined ? (
    <StatusIndicator type="success">{t("running")}</StatusIndicator>
  ) : (
    <StatusIndicator type="warning">{t("failing")}</StatusIndicator>
  );
}
