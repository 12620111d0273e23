"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { RecordPanel } from "@/components/cloudtrail/record-panel";
import { USUAL_SECONDS } from "@/components/console/refresh-control";
import { Attributions } from "@/components/insights/attributions";
import { InsightFacts } from "@/components/insights/insight-facts";
import { insightEventsPath } from "@/components/insights/insight-paths";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import { type InsightView, readInsight } from "./read-insight";

const InsightGraph = dynamic(
  () => import("@/components/insights/insight-graph").then((module) => module.InsightGraph),
  {
    ssr: false,
    loading: () => <div style={{ height: 300 }} />,
  },
);

type Props = { initial: InsightView; sensitivity: "low" | "medium" | "high" };

/** An Insight: how the rate went, who was behind it, the calls themselves and its records. */
export function InsightPage({ initial, sensitivity }: Props) {
  const t = useTranslations("cloudtrail.insights");
  const format = useFormatter();
  const ask = useAsk();
  const { insightId } = initial.insight;
  const read = async () => (await readInsight(ask, insightId, new Date())) ?? initial;
  const { data } = useReading(`insight ${insightId}`, read, {
    initial,
    everySeconds: initial.insight.endAt ? 0 : USUAL_SECONDS,
  });
  const { insight, stretch, series, records } = data;
  const { statistics, errorCode, eventName } = insight;
  const said = {
    eventName,
    errorCode: errorCode ?? "",
    rate: format.number(statistics.insightAverage, "precise"),
    baseline: format.number(statistics.baselineAverage, "precise"),
  };
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={t(errorCode ? "saidErrors" : "saidCalls", said)}
          actions={
            <Button variant="primary" href={insightEventsPath(insight, stretch.end)}>
              {t("events")}
            </Button>
          }
        >
          {eventName}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <InsightFacts insight={insight} sensitivity={t(`sensitivity.${sensitivity}`)} />
        <Container
          header={
            <Header variant="h2" description={t("graphHint")}>
              {t("graph")}
            </Header>
          }
        >
          <InsightGraph insight={insight} stretch={stretch} series={series} />
        </Container>
        <Attributions attributions={insight.attributions} />
        {records.length > 0 && (
          <Tabs
            ariaLabel={t("records")}
            tabs={records.map(({ eventId, record }, index) => ({
              id: eventId,
              label: t(index === 0 ? "startRecord" : "endRecord"),
              content: <RecordPanel record={record} />,
            }))}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
