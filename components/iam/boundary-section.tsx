"use client";

import Box from "@cloudscape-design/components/box";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import { useTranslations } from "next-intl";

/** The most that a user may be allowed, whatever the policies say. */
export function BoundarySection({ boundary }: { boundary: string | undefined }) {
  const t = useTranslations("iam.boundary");
  return (
    <ExpandableSection variant="container" headerText={t("title")} defaultExpanded={boundary !== undefined}>
      {boundary ? <Box variant="code">{boundary}</Box> : <Box color="text-body-secondary">{t("none")}</Box>}
    </ExpandableSection>
  );
}
