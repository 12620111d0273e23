"use client";

import Alert from "@cloudscape-design/components/alert";
import { useTranslations } from "next-intl";
import { isDenial } from "@/components/console/access-denial";
import type { PartRefusal } from "./user-facts";

/** A section that could not be read, while the rest of the page could. */
export function SectionRefusal({ refusal }: { refusal: PartRefusal }) {
  const t = useTranslations("console");
  return (
    <Alert
      type={isDenial(refusal) ? "warning" : "error"}
      header={t(isDenial(refusal) ? "denied.title" : "fault.title")}
    >
      {refusal.message}
    </Alert>
  );
}
