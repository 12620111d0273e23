"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TablePreferences } from "@/components/tables/table-preferences";
import { useTablePreferences } from "@/components/tables/use-table-preferences";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { useEventColumns } from "./event-columns";

type Props = {
  events: readonly FoundEvent[];
  loading: boolean;
  problem: string | undefined;
  header: ReactNode;
  filter: ReactNode;
  pagination: ReactNode;
};

/** The table of events. Its order is the server's: newest first. */
export function EventTable({ events, loading, problem, header, filter, pagination }: Props) {
  const t = useTranslations("cloudtrail.history");
  const columns = useEventColumns();
  const [view, setView] = useTablePreferences("cloudtrail-events", columns);
  return (
    <Table
      variant="full-page"
      stickyHeader
      resizableColumns
      enableKeyboardNavigation
      items={events}
      trackBy="eventId"
      columnDefinitions={columns}
      columnDisplay={view.columns}
      wrapLines={view.wrapLines}
      stripedRows={view.stripedRows}
      contentDensity={view.dense ? "compact" : "comfortable"}
      loading={loading && events.length === 0}
      loadingText={t("loading")}
      ariaLabels={{ tableLabel: t("title") }}
      header={header}
      filter={
        <>
          {filter}
          {problem && (
            <Box margin={{ top: "s" }}>
              <Alert type="error">{problem}</Alert>
            </Box>
          )}
        </>
      }
      pagination={pagination}
      preferences={<TablePreferences columns={columns} value={view} onChange={setView} />}
      empty={
        <Box textAlign="center" color="inherit" margin={{ vertical: "m" }}>
          <b>{t("none")}</b>
          <Box color="text-body-secondary">{t("noneHint")}</Box>
        </Box>
      }
    />
  );
}
