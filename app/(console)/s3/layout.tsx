import type { ReactNode } from "react";
import { AreaMessages } from "@/lib/console/area-messages";

export default function S3Layout({ children }: { children: ReactNode }) {
  return <AreaMessages areas={["cloudtrail", "s3", "stories"]}>{children}</AreaMessages>;
}
