import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function SignInLayout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["sign-in"]}>{children}</AreaMessages>;
}
