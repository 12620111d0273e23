import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function OverviewLayout({ children }: { children: ReactNode }) {
  return (
    <AreaMessages
      areas={["overview", "dashboards", "changes", "metrics", "alarms", "charts", "logs-insights", "time-range"]}
    >
      {children}
    </AreaMessages>
  );
}
