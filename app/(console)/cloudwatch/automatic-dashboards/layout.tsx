import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function AutomaticDashboardsLayout({ children }: { children: ReactNode }) {
  return (
    <AreaMessages areas={["dashboards", "changes", "metrics", "alarms", "charts", "logs-insights", "time-range"]}>
      {children}
    </AreaMessages>
  );
}
