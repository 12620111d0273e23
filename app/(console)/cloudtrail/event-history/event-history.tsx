"use client";

import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Header from "@cloudscape-design/components/header";
import Pagination from "@cloudscape-design/components/pagination";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { comparePath, MOST_COMPARED } from "@/components/cloudtrail/compare-path";
import { DownloadProgress } from "@/components/cloudtrail/download-progress";
import { EventFilters } from "@/components/cloudtrail/event-filters";
import { EventTable } from "@/components/cloudtrail/event-table";
import { type EventView, eventViewSearch } from "@/components/cloudtrail/event-view";
import { type SavedSearch, SavedSearches } from "@/components/cloudtrail/saved-searches";
import { RefreshControl } from "@/components/console/refresh-control";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import type { InputOf, OutputOf } from "@/lib/services/catalog";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { forgetSearch, keepSearch } from "./saved-search-actions";
import { useEventDownload } from "./use-event-download";
import { useEventPages } from "./use-event-pages";

type Props = {
  view: EventView;
  question: InputOf<"cloudtrail:SearchEvents">;
  initial: OutputOf<"cloudtrail:SearchEvents">;
  searches: readonly SavedSearch[];
};

/** Who did what, and when: every recorded call, newest first. */
export function EventHistory({ view, question, initial, searches }: Props) {
  const t = useTranslations("cloudtrail.history");
  const router = useRouter();
  const pathname = usePathname();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const [selected, setSelected] = useState<FoundEvent[]>([]);
  const pages = useEventPages(question, initial, everySeconds);
  const download = useEventDownload(question);
  const open = (search: string) => router.push(`${pathname}?${search}`, { scroll: false });

  return (
    <EventTable
      events={pages.events}
      loading={pages.loading}
      problem={pages.problem}
      selected={selected}
      isFull={selected.length >= MOST_COMPARED}
      onSelect={(events) => setSelected(events.slice(0, MOST_COMPARED))}
      header={
        <Header
          variant="awsui-h1-sticky"
          description={t("description")}
          actions={
            <div className="flex flex-wrap items-center justify-end gap-2">
              <RefreshControl
                refreshing={pages.loading}
                onRefresh={pages.refresh}
                everySeconds={everySeconds}
                onInterval={setEverySeconds}
              />
              <Button
                disabled={selected.length < 2}
                disabledReason={t("compareHint", { most: MOST_COMPARED })}
                onClick={() => router.push(comparePath(selected.map(({ eventId }) => eventId)))}
              >
                {t("compare", { count: selected.length })}
              </Button>
              {selected.length > 0 && (
                <Button variant="inline-link" onClick={() => setSelected([])}>
                  {t("clearSelection")}
                </Button>
              )}
              <SavedSearches
                searches={searches}
                onOpen={open}
                onSave={(name) => keepSearch(name, String(eventViewSearch(view)))}
                onDelete={forgetSearch}
              />
              <ButtonDropdown
                loading={download.state?.kind === "running"}
                items={[
                  { id: "csv", text: t("downloadCsv") },
                  { id: "json", text: t("downloadJson") },
                ]}
                onItemClick={({ detail }) => download.start(detail.id === "csv" ? "csv" : "json")}
              >
                {t("download")}
              </ButtonDropdown>
            </div>
          }
        >
          {t("title")}
        </Header>
      }
      filter={
        <div className="flex flex-col gap-2">
          <EventFilters
            view={view}
            known={pages.everyEvent}
            onChange={(change) => open(String(eventViewSearch({ ...view, ...change })))}
          />
          {download.state && <DownloadProgress state={download.state} onDismiss={download.dismiss} />}
        </div>
      }
      pagination={
        <Pagination
          currentPageIndex={pages.current}
          pagesCount={pages.count}
          openEnd={pages.hasMore}
          onChange={({ detail }) => void pages.goTo(detail.currentPageIndex)}
        />
      }
    />
  );
}
