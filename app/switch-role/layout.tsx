import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function SwitchRoleLayout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["sign-in", "switch-role"]}>{children}</AreaMessages>;
}
