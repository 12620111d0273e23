"use client";

import Alert from "@cloudscape-design/components/alert";
import LiveRegion from "@cloudscape-design/components/live-region";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { EventSearch } from "@/components/logs/event-search";
import { EventTable } from "@/components/logs/event-table";
import { FilterField } from "@/components/logs/filter-field";
import { LogEventsHeader } from "@/components/logs/log-events-header";
import { LogTimeBar } from "@/components/logs/log-time-bar";
import { NewerEvents } from "@/components/logs/newer-events";
import { NoEvents } from "@/components/logs/no-events";
import { OlderEvents } from "@/components/logs/older-events";
import { useMatcher } from "@/components/logs/use-matcher";
import type { EventQuestion, EventSource, LatestEvents } from "./read-events";
import { useEventAddress } from "./use-event-address";
import { useLogEvents } from "./use-log-events";

type Props = {
  source: EventSource;
  search: EventSearch;
  question: EventQuestion;
  initial: LatestEvents;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** AWS's log events view: filter bar, time, and the events of a stream or of a whole group. */
export function LogEventsView({ source, search, question, initial, endpoint }: Props) {
  const t = useTranslations("logs.events");
  const address = useEventAddress();
  const { isTailing, display, isSearching } = address;
  const log = useLogEvents(source, search, { question, initial, isTailing });
  const matcher = useMatcher(search.filterPattern);
  const isEmpty = log.events.length === 0 && !log.hasOlder && log.busy !== "older";
  return (
    <SpaceBetween size="m">
      <LogEventsHeader
        source={source}
        events={log.events}
        refreshing={log.busy === "newer" || isSearching}
        display={display}
        onDisplay={address.setDisplay}
        onRefresh={() => void log.refresh()}
      />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-72 flex-1">
          <FilterField
            value={search.filterPattern}
            onApply={(filterPattern) => address.search({ ...search, filterPattern })}
          />
        </div>
        <LogTimeBar value={search.range} onChange={(range) => address.search({ ...search, range })} />
      </div>
      {log.error && (
        <Alert type="error" header={log.error.code}>
          {log.error.message}
        </Alert>
      )}
      <LiveRegion hidden>{t("onScreen", { count: log.events.length })}</LiveRegion>
      {isEmpty && !isTailing ? (
        <NoEvents
          {...source}
          search={search}
          endpoint={endpoint}
          onSearch={address.search}
          onTail={() => address.setTailing(true)}
        />
      ) : (
        <EventTable
          events={log.events}
          group={source.group}
          showsStream={source.stream === undefined}
          display={display}
          matcher={matcher}
          older={
            <OlderEvents
              isFull={log.isFull}
              hasOlder={log.hasOlder}
              isLoading={log.busy === "older"}
              onLoad={() => void log.loadOlder()}
            />
          }
          newer={
            <NewerEvents
              isOver={question.to !== undefined}
              isTailing={isTailing}
              isLoading={log.busy === "newer"}
              onLoad={() => void log.loadNewer()}
              onTail={address.setTailing}
            />
          }
        />
      )}
    </SpaceBetween>
  );
}
