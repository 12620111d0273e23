"use client";

import Badge from "@cloudscape-design/components/badge";
import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import Table from "@cloudscape-design/components/table";
import Toggle from "@cloudscape-design/components/toggle";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { eventPath } from "@/components/changes/event-paths";
import { EmptyState } from "@/components/console/empty-state";
import { Timestamp } from "@/components/console/timestamp";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { type ComparedRow, comparedRows } from "./compared-rows";

/** Up to five records side by side, member by member; what is not the same in all is marked. */
export function CompareEvents({ events }: { events: readonly FoundEvent[] }) {
  const t = useTranslations("cloudtrail.compare");
  const [all, setAll] = useState(true);
  const rows = comparedRows(events);
  const differing = rows.filter(({ differs }) => differs);
  return (
    <Table<ComparedRow>
      variant="full-page"
      resizableColumns
      wrapLines
      items={all ? rows : differing}
      trackBy="path"
      ariaLabels={{ tableLabel: t("title") }}
      stickyColumns={{ first: 1 }}
      header={
        <Header
          variant="awsui-h1-sticky"
          description={t("description", { count: differing.length })}
          actions={
            <Toggle checked={!all} onChange={({ detail }) => setAll(!detail.checked)}>
              {t("onlyDifferences")}
            </Toggle>
          }
        >
          {t("title")}
        </Header>
      }
      empty={<EmptyState title={t("none")} hint={t("noneHint")} />}
      columnDefinitions={[
        {
          id: "path",
          header: t("member"),
          isRowHeader: true,
          width: 280,
          cell: ({ path, differs }) => (
            <span className="flex flex-wrap items-baseline gap-x-2 [overflow-wrap:anywhere]">
              {path}
              {differs && <Badge color="blue">{t("differs")}</Badge>}
            </span>
          ),
        },
        ...events.map((event, index) => ({
          id: event.eventId,
          header: (
            <div>
              <Link href={eventPath(event.eventId)}>{event.eventName}</Link>
              <Box variant="small" display="block">
                {event.userName ?? "-"}, <Timestamp value={event.eventTime} format="stamp" />
              </Box>
            </div>
          ),
          width: 300,
          cell: ({ values, differs }: ComparedRow) => (
            <span className={`break-words font-mono text-xs ${differs ? "font-bold" : ""}`}>
              {values[index] ?? "-"}
            </span>
          ),
        })),
      ]}
    />
  );
}
