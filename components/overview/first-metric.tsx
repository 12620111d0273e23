"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { CommandLine } from "@/components/console/command-line";

/** How the first data comes in, for one who has none yet. */
export function FirstMetric({ endpoint }: { endpoint: string }) {
  const t = useTranslations("overview.first");
  return (
    <Container
      header={
        <Header variant="h2" description={t("description")}>
          {t("title")}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <div>{t("metric")}</div>
        <CommandLine
          command="cloudwatch put-metric-data --namespace MyApp --metric-name Requests --unit Count --value 1"
          endpoint={endpoint}
        />
        <div>{t("alarm")}</div>
        <CommandLine
          command="cloudwatch put-metric-alarm --alarm-name too-many-requests --namespace MyApp --metric-name Requests --statistic Sum --period 60 --evaluation-periods 1 --threshold 100 --comparison-operator GreaterThanThreshold"
          endpoint={endpoint}
        />
      </SpaceBetween>
    </Container>
  );
}
