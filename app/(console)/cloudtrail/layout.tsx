import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function CloudTrailLayout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["changes", "charts", "cloudtrail", "stories", "time-range"]}>{children}</AreaMessages>;
}
