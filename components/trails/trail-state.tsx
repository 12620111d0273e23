"use client";

import Popover from "@cloudscape-design/components/popover";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";

/** Whether a trail is logging, and whether what it logs arrives. */
export function TrailState({ isLogging, error }: { isLogging: boolean; error: string | undefined }) {
  const t = useTranslations("cloudtrail.trails");
  if (error) {
    return (
      <Popover header={t("failing")} content={error} triggerType="text">
        <StatusIndicator type="error">{t("failing")}</StatusIndicator>
      </Popover>
    );
  }
  return <StatusIndicator type={isLogging ? "success" : "stopped"}>{t(isLogging ? "logging" : "off")}</StatusIndicator>;
}
