"use client";

import type { GetMetricStreamOutput } from "@aws-sdk/client-cloudwatch";
import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";

/** Which metrics a stream sends, and with which further statistics. */
export function StreamSelection({ stream }: { stream: GetMetricStreamOutput }) {
  const t = useTranslations("metric-streams.selection");
  const { IncludeFilters, ExcludeFilters, StatisticsConfigurations = [] } = stream;
  const filters = IncludeFilters ?? ExcludeFilters ?? [];
  const statistics = StatisticsConfigurations.flatMap(({ IncludeMetrics = [], AdditionalStatistics = [] }) =>
    IncludeMetrics.map((metric) => ({ ...metric, statistics: AdditionalStatistics.join(", ") })),
  );
  return (
    <SpaceBetween size="l">
      <Table
        header={<Header variant="h2">{t(IncludeFilters ? "included" : ExcludeFilters ? "excluded" : "all")}</Header>}
        items={filters}
        empty={<Box textAlign="center">{t("allHint")}</Box>}
        columnDefinitions={[
          { id: "namespace", header: t("namespace"), cell: ({ Namespace }) => Namespace, isRowHeader: true },
          { id: "names", header: t("names"), cell: ({ MetricNames = [] }) => MetricNames.join(", ") || t("allNames") },
        ]}
      />
      <Table
        header={<Header variant="h2">{t("statistics")}</Header>}
        items={statistics}
        empty={<Box textAlign="center">{t("noStatistics")}</Box>}
        columnDefinitions={[
          { id: "namespace", header: t("namespace"), cell: ({ Namespace }) => Namespace },
          { id: "metric", header: t("metric"), cell: ({ MetricName }) => MetricName, isRowHeader: true },
          { id: "statistics", header: t("statistics"), cell: ({ statistics: text }) => text },
        ]}
      />
    </SpaceBetween>
  );
}
