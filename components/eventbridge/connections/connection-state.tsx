"use client";

import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";

/** Whether a connection can be used; AWS has more states than Mirante, which are shown by their names. */
export function ConnectionState({ state = "", reason }: { state?: string | undefined; reason?: string | undefined }) {
  const t = useTranslations("eventbridge.connections");
  const known = (["AUTHORIZED", "AUTHORIZING", "DEAUTHORIZED"] as const).find((one) => one === state);
  const type = state === "AUTHORIZED" ? "success" : state === "AUTHORIZING" ? "pending" : "warning";
  return (
    <StatusIndicator type={type}>
      {known ? t(`state.${known}`) : state}
      {reason && ` (${reason})`}
    </StatusIndicator>
  );
}
