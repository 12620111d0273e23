import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function SnsLayout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["sns", "iam"]}>{children}</AreaMessages>;
}
