"use client";

import Box from "@cloudscape-design/components/box";
import Spinner from "@cloudscape-design/components/spinner";
import { useTranslations } from "next-intl";

/** What a page shows while its first answers are on the way. */
export function PageLoading() {
  const t = useTranslations("console");
  return (
    <Box textAlign="center" padding={{ vertical: "xxxl" }}>
      <span role="status">
        <Spinner size="large" /> <span className="sr-only">{t("loading")}</span>
      </span>
    </Box>
  );
}
