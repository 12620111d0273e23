import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function AlarmsLayout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["alarms", "changes", "charts", "metrics", "time-range"]}>{children}</AreaMessages>;
}
