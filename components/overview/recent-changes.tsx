"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { eventPath } from "@/components/changes/event-paths";
import { Timestamp } from "@/components/console/timestamp";
import { SectionRefusal } from "@/components/iam/section-refusal";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import type { Part } from "./part";

/** Who changed what lately: the newest writes that CloudTrail has recorded in this Region. */
export function RecentChanges({ changes }: { changes: Part<FoundEvent[]> }) {
  const t = useTranslations("overview.changes");
  const header = (
    <Header
      variant="h2"
      description={t("description")}
      actions={<Button href="/cloudtrail/event-history">{t("all")}</Button>}
    >
      {t("title")}
    </Header>
  );
  if ("refusal" in changes) {
    return (
      <>
        {header}
        <SectionRefusal refusal={changes.refusal} />
      </>
    );
  }
  return (
    <Table
      header={header}
      items={changes.value}
      trackBy="eventId"
      contentDensity="compact"
      wrapLines
      ariaLabels={{ tableLabel: t("title") }}
      empty={<Box color="text-body-secondary">{t("none")}</Box>}
      columnDefinitions={[
        {
          id: "name",
          header: t("event"),
          isRowHeader: true,
          cell: ({ eventId, eventName, errorCode }) => (
            <>
              <Link href={eventPath(eventId)}>{eventName}</Link>
              {errorCode && (
                <Box variant="div" fontSize="body-s">
                  <StatusIndicator type="error">{errorCode}</StatusIndicator>
                </Box>
              )}
            </>
          ),
        },
        { id: "user", header: t("user"), cell: ({ userName }) => userName ?? "-" },
        {
          id: "resource",
          header: t("resource"),
          cell: ({ resources }) => (
            <span className="[overflow-wrap:anywhere]">{resources.map(({ name }) => name).join(", ") || "-"}</span>
          ),
        },
        { id: "source", header: t("source"), cell: ({ eventSource }) => eventSource },
        { id: "time", header: t("time"), cell: ({ eventTime }) => <Timestamp value={eventTime} format="compact" /> },
      ]}
    />
  );
}
