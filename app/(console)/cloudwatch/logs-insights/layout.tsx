import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function LogsInsightsLayout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["logs-insights", "charts", "metrics", "time-range"]}>{children}</AreaMessages>;
}
