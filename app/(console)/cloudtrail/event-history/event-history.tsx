"use client";

import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Header from "@cloudscape-design/components/header";
import Pagination from "@cloudscape-design/components/pagination";
import Select from "@cloudscape-design/components/select";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { downloadEvents } from "@/components/cloudtrail/event-download";
import { EventFilterBar } from "@/components/cloudtrail/event-filter-bar";
import { EventTable } from "@/components/cloudtrail/event-table";
import { type EventView, filterSearch } from "@/components/cloudtrail/event-view";
import { RefreshControl, USUAL_SECONDS } from "@/components/console/refresh-control";
import { type TimeRange, timeRangeSearch } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import type { InputOf, OutputOf } from "@/lib/services/catalog";
import { useEventPages } from "./use-event-pages";

type Props = {
  view: EventView;
  question: InputOf<"cloudtrail:SearchEvents">;
  initial: OutputOf<"cloudtrail:SearchEvents">;
};

/** Who did what, and when: every recorded call, newest first. */
export function EventHistory({ view, question, initial }: Props) {
  const t = useTranslations("cloudtrail.history");
  const router = useRouter();
  const pathname = usePathname();
  const [everySeconds, setEverySeconds] = useState(USUAL_SECONDS);
  const pages = useEventPages(question, initial, everySeconds);

  const show = (change: Partial<EventView>) => {
    const next = { ...view, ...change };
    const search = new URLSearchParams(filterSearch(next));
    for (const [name, value] of Object.entries(timeRangeSearch(next.range))) search.set(name, value);
    if (next.allRegions) search.set("regions", "all");
    router.push(`${pathname}?${search}`, { scroll: false });
  };
  const scopes = [
    { value: "one", label: t("thisRegion") },
    { value: "all", label: t("allRegions") },
  ];
  return (
    <EventTable
      events={pages.events}
      loading={pages.loading}
      problem={pages.problem}
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
              <ButtonDropdown
                items={[
                  { id: "csv", text: t("downloadCsv") },
                  { id: "json", text: t("downloadJson") },
                ]}
                onItemClick={({ detail }) => downloadEvents(detail.id === "csv" ? "csv" : "json", pages.everyEvent)}
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
          <EventFilterBar
            conditions={view.conditions}
            texts={view.texts}
            known={pages.everyEvent}
            onChange={(filters) => show(filters)}
          />
          <div className="flex flex-wrap items-center gap-2">
            <TimeRangePicker value={view.range} onChange={(range: TimeRange) => show({ range })} />
            <Select
              ariaLabel={t("scope")}
              options={scopes}
              selectedOption={scopes[view.allRegions ? 1 : 0] ?? null}
              onChange={({ detail }) => show({ allRegions: detail.selectedOption.value === "all" })}
            />
          </div>
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
