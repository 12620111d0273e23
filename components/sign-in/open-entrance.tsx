"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useEntrance } from "./use-entrance";

/** The way in where everyone may come in: one button. */
export function OpenEntrance({ to }: { to: string }) {
  const t = useTranslations("sign-in");
  const { enter, entering, refusal } = useEntrance(to);
  return (
    <Container header={<Header variant="h1">{t("title")}</Header>}>
      <SpaceBetween size="m">
        {refusal && <Alert type="error">{t("unavailable")}</Alert>}
        <Alert type="info">{t("open")}</Alert>
        <Button variant="primary" fullWidth loading={entering} onClick={() => void enter("open", {})}>
          {t("openSubmit")}
        </Button>
      </SpaceBetween>
    </Container>
  );
}
