"use client";

import type { AlarmHistoryItem } from "@aws-sdk/client-cloudwatch";
import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { PagedColumn } from "@/components/tables/paged-table";
import { contributorText } from "./contributor-text";
import { historyTypeOf } from "./history-types";

/** The columns of an alarm's history; a summary opens the whole item. */
export function useHistoryColumns(onOpen: (item: AlarmHistoryItem) => void): PagedColumn<AlarmHistoryItem>[] {
  const t = useTranslations("alarms.history");
  return [
    {
      id: "date",
      header: t("date"),
      width: 280,
      isRowHeader: true,
      cell: ({ Timestamp: at }) => <Timestamp value={at} />,
    },
    {
      id: "type",
      header: t("typeLabel"),
      width: 200,
      cell: ({ HistoryItemType }) => {
        const type = historyTypeOf(HistoryItemType);
        return type ? t(`type.${type}`) : (HistoryItemType ?? "-");
      },
    },
    {
      id: "contributor",
      header: t("contributor"),
      width: 240,
      initiallyHidden: true,
      cell: ({ AlarmContributorAttributes }) => contributorText(AlarmContributorAttributes) || "-",
    },
    {
      id: "summary",
      header: t("summary"),
      cell: (item) => (
        <Button variant="inline-link" onClick={() => onOpen(item)}>
          {item.HistorySummary}
        </Button>
      ),
    },
  ];
}
