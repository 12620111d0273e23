import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function LogGroupsLayout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["logs", "log-filters"]}>{children}</AreaMessages>;
}
