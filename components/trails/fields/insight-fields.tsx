"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { FieldsProps } from "./general-fields";

/** Which unusual activity a trail looks for. */
export function InsightFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations("cloudtrail.wizard");
  return (
    <Container
      header={
        <Header variant="h2" description={t("insightsHint")}>
          {t("insights")}
        </Header>
      }
    >
      <SpaceBetween size="xs">
        <Checkbox
          checked={draft.callRate}
          description={t("callRateHint")}
          onChange={({ detail }) => onChange({ callRate: detail.checked })}
        >
          {t("callRate")}
        </Checkbox>
        <Checkbox
          checked={draft.errorRate}
          description={t("errorRateHint")}
          onChange={({ detail }) => onChange({ errorRate: detail.checked })}
        >
          {t("errorRate")}
        </Checkbox>
      </SpaceBetween>
    </Container>
  );
}
