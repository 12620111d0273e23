import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function EventBridgeLayout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["eventbridge", "charts", "time-range", "iam"]}>{children}</AreaMessages>;
}
