"use client";

import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";

/** Whether a rule acts. */
export function RuleStatus({ state }: { state: string | undefined }) {
  const t = useTranslations("eventbridge.rules");
  const isOn = state !== "DISABLED";
  return <StatusIndicator type={isOn ? "success" : "stopped"}>{t(isOn ? "enabled" : "disabled")}</StatusIndicator>;
}
