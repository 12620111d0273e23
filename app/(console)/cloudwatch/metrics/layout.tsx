import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function MetricsLayout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["metrics", "changes", "charts", "time-range"]}>{children}</AreaMessages>;
}
