"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useFormatter, useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { Insight } from "@/lib/services/trail/model/insight";

/** What an Insight is about, when it was, and how unusual. */
export function InsightFacts({ insight, sensitivity }: { insight: Insight; sensitivity: string }) {
  const t = useTranslations("cloudtrail.insights");
  const format = useFormatter();
  const { statistics, endAt } = insight;
  const rate = (value: number) => t("perMinute", { rate: format.number(value, "precise") });
  return (
    <Container header={<Header variant="h2">{t("details")}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: t("type"), value: t(`types.${insight.insightType}`) },
          { label: t("eventSource"), value: insight.eventSource },
          { label: t("errorCode"), value: insight.errorCode ?? "-" },
          {
            label: t("state"),
            value: <StatusIndicator type={endAt ? "success" : "warning"}>{t(endAt ? "over" : "open")}</StatusIndicator>,
          },
          { label: t("start"), value: <Timestamp value={insight.startAt} /> },
          { label: t("end"), value: <Timestamp value={endAt} /> },
          { label: t("duration"), value: t("minutes", { count: statistics.insightMinutes }) },
          { label: t("baselineDuration"), value: t("minutes", { count: statistics.baselineMinutes }) },
          { label: t("rate"), value: rate(statistics.insightAverage) },
          { label: t("baseline"), value: rate(statistics.baselineAverage) },
          { label: t("region"), value: insight.region },
          { label: t("sensitivityTitle"), value: `${sensitivity} (MIRANTE_INSIGHTS_SENSITIVITY)` },
        ]}
      />
    </Container>
  );
}
