"use client";

import type { AlarmContributor } from "@aws-sdk/client-cloudwatch";
import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { PagedColumn } from "@/components/tables/paged-table";
import { AlarmStateBadge } from "./alarm-state";
import { contributorText } from "./contributor-text";

/** The columns of an alarm's contributors; each leads to its history. AWS answers those in ALARM only. */
export function useContributorColumns(onHistory: (one: AlarmContributor) => void): PagedColumn<AlarmContributor>[] {
  const t = useTranslations("alarms.contributors");
  return [
    {
      id: "attributes",
      header: t("contributor"),
      isRowHeader: true,
      cell: (one) => (
        <Button variant="inline-link" onClick={() => onHistory(one)}>
          {contributorText(one.ContributorAttributes)}
        </Button>
      ),
    },
    { id: "state", header: t("state"), width: 140, cell: () => <AlarmStateBadge state="ALARM" /> },
    { id: "reason", header: t("reason"), cell: ({ StateReason }) => StateReason },
    {
      id: "since",
      header: t("since"),
      width: 280,
      cell: ({ StateTransitionedTimestamp: at }) => <Timestamp value={at} />,
    },
    { id: "id", header: t("id"), width: 180, initiallyHidden: true, cell: ({ ContributorId }) => ContributorId },
  ];
}
