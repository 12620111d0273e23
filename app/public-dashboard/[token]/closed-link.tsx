"use client";

import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useTranslations } from "next-intl";

/** A link that opens nothing: nobody is told whether it ever did. */
export function ClosedLink() {
  const t = useTranslations("dashboards.shared");
  return (
    <main className="mx-auto mt-24 max-w-xl px-4">
      <Container header={<Header variant="h1">{t("closed")}</Header>}>
        <Box>{t("closedHint")}</Box>
      </Container>
    </main>
  );
}
