import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function ExplorerLayout({ children }: { children: ReactNode }) {
  return (
    <AreaMessages areas={["explorer", "dashboards", "metrics", "charts", "time-range", "changes"]}>
      {children}
    </AreaMessages>
  );
}
