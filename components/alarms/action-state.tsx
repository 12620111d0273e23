"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";

export type ActionState = "enabled" | "disabled" | "none";

/** Whether an alarm acts when its state changes. */
export function actionStateOf(alarm: MetricAlarm): ActionState {
  const { ActionsEnabled, AlarmActions = [], OKActions = [], InsufficientDataActions = [] } = alarm;
  if (!ActionsEnabled) return "disabled";
  return AlarmActions.length + OKActions.length + InsufficientDataActions.length > 0 ? "enabled" : "none";
}

export function ActionStateText({ alarm }: { alarm: MetricAlarm }) {
  const t = useTranslations("alarms.actionState");
  const state = actionStateOf(alarm);
  if (state === "none") return <>{t("none")}</>;
  return <StatusIndicator type={state === "enabled" ? "success" : "stopped"}>{t(state)}</StatusIndicator>;
}
