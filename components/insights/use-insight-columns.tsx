"use client";

import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useFormatter, useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { ResourceColumn } from "@/components/tables/resource-table";
import type { Insight } from "@/lib/services/trail/model/insight";
import { insightPath } from "./insight-paths";

/** AWS's columns of Insights, with the rates. */
export function useInsightColumns(): ResourceColumn<Insight>[] {
  const t = useTranslations("cloudtrail.insights");
  const format = useFormatter();
  const rate = (value: number) => t("perMinute", { rate: format.number(value, "precise") });
  return [
    {
      id: "start",
      header: t("start"),
      width: 230,
      isRowHeader: true,
      order: ({ startAt }) => -startAt.getTime(),
      cell: ({ insightId, startAt }) => (
        <Link href={insightPath(insightId)}>
          <Timestamp value={startAt} format="stamp" />
        </Link>
      ),
    },
    {
      id: "name",
      header: t("eventName"),
      width: 200,
      text: ({ eventName }) => eventName,
      cell: ({ eventName }) => eventName,
    },
    {
      id: "source",
      header: t("eventSource"),
      text: ({ eventSource }) => eventSource,
      cell: ({ eventSource }) => eventSource,
    },
    {
      id: "type",
      header: t("type"),
      text: ({ insightType }) => t(`types.${insightType}`),
      cell: ({ insightType }) => t(`types.${insightType}`),
    },
    {
      id: "code",
      header: t("errorCode"),
      text: ({ errorCode = "" }) => errorCode,
      cell: ({ errorCode }) => errorCode ?? "-",
    },
    {
      id: "user",
      header: t("topUser"),
      width: 260,
      text: (insight) => topUser(insight) ?? "",
      cell: (insight) => <span className="break-all">{topUser(insight) ?? "-"}</span>,
    },
    {
      id: "baseline",
      header: t("baseline"),
      order: ({ statistics }) => statistics.baselineAverage,
      cell: ({ statistics }) => rate(statistics.baselineAverage),
    },
    {
      id: "rate",
      header: t("rate"),
      order: ({ statistics }) => statistics.insightAverage,
      cell: ({ statistics }) => rate(statistics.insightAverage),
    },
    {
      id: "state",
      header: t("state"),
      text: ({ endAt }) => t(endAt ? "over" : "open"),
      cell: ({ endAt }) => (
        <StatusIndicator type={endAt ? "success" : "warning"}>{t(endAt ? "over" : "open")}</StatusIndicator>
      ),
    },
    {
      id: "end",
      header: t("end"),
      order: ({ endAt }) => endAt?.getTime() ?? 0,
      cell: ({ endAt }) => <Timestamp value={endAt} format="stamp" />,
    },
    { id: "region", header: t("region"), text: ({ region }) => region, cell: ({ region }) => region },
  ];
}

/** Who called the most while the rate was unusual. */
function topUser({ attributions }: Insight): string | undefined {
  return attributions.find(({ attribute }) => attribute === "userIdentityArn")?.insight[0]?.value;
}
