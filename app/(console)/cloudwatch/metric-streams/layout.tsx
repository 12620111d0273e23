import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function MetricStreamsLayout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["metric-streams", "charts", "time-range"]}>{children}</AreaMessages>;
}
