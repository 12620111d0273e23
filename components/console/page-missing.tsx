"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";

/** There is nothing here; says why that may be and leads on. */
export function PageMissing() {
  const t = useTranslations("console.missing");
  return (
    <Box textAlign="center" padding={{ vertical: "xxxl" }}>
      <Box variant="h1">{t("title")}</Box>
      <Box variant="p" margin={{ bottom: "l" }}>
        {t("body")}
      </Box>
      <Button href="/" variant="primary">
        {t("home")}
      </Button>
    </Box>
  );
}
