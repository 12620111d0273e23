"use client";

import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import type { StateValue } from "@/lib/services/alarms/model/alarm";

const LOOKS: Record<StateValue, StatusIndicatorProps.Type> = {
  ALARM: "error",
  OK: "success",
  INSUFFICIENT_DATA: "pending",
};

/** The state of an alarm as AWS's console shows it. */
export function AlarmStateBadge({ state }: { state: StateValue }) {
  const t = useTranslations("alarms.state");
  return <StatusIndicator type={LOOKS[state]}>{t(state)}</StatusIndicator>;
}
