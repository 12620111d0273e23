import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function IamLayout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["iam", "iam-access", "iam-account", "sign-in"]}>{children}</AreaMessages>;
}
