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
  /** Events that are chosen, on any page. */
  selected: readonly FoundEvent[];
  onSelect: (events: FoundEvent[]) => void;
  /** Whether no further event can be chosen. */
  isFull: boolean;
};

/** The table of events. Its order is the server's: newest first. */
export function EventTable({
  events,
  loading,
  problem,
  header,
  filter,
  pagination,
  selected,
  onSelect,
  isFull,
}: Props) {
  const t = useTranslations("cloudtrail.history");
  const tTable = useTranslations("console.table");
  const columns = useEventColumns();
  const isChosen = ({ eventId }: FoundEvent) => selected.some((event) => event.eventId === eventId);
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
      selectionType="multi"
      selectedItems={events.filter(isChosen)}
      isItemDisabled={(event) => isFull && !isChosen(event)}
      onSelectionChange={({ detail }) => {
        const elsewhere = selected.filter((event) => !events.some(({ eventId }) => eventId === event.eventId));
        onSelect([...elsewhere, ...detail.selectedItems]);
      }}
      ariaLabels={{
        tableLabel: t("title"),
        selectionGroupLabel: tTable("selection"),
        allItemsSelectionLabel: () => tTable("selectAll"),
        itemSelectionLabel: (_, { eventName, userName, eventTime }) =>
          `${eventName} ${userName ?? ""} ${eventTime.toISOString()}`,
      }}
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
