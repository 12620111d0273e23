"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";

/** A set-up link that no longer opens anything, and what to do now. */
export function SpentLink() {
  const t = useTranslations("sign-in.setUp");
  return (
    <Container header={<Header variant="h1">{t("expired")}</Header>}>
      <SpaceBetween size="m">
        <Box>{t("expiredBody")}</Box>
        <Button href="/sign-in" variant="primary" fullWidth>
          {t("toSignIn")}
        </Button>
      </SpaceBetween>
    </Container>
  );
}
