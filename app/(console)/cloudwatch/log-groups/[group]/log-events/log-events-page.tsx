import { notFound } from "next/navigation";
import { parseEventSearch } from "@/components/logs/event-search";
import { filterMistake } from "@/components/logs/filter-mistake";
import { isGroupName, isStreamName } from "@/components/logs/log-names";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { askFor } from "@/lib/console/ask";
import { now } from "@/lib/platform/clock";
import { Visited } from "../../../visited";
import { LogEventsView } from "./log-events-view";
import { type EventSource, eventQuestion, type LatestEvents, readLatest } from "./read-events";

/** What an address may say; a member that is given twice counts as absent. */
export type EventSearchParams = Promise<Record<string, string | string[] | undefined>>;

type Props = { source: EventSource; searchParams: EventSearchParams };

/** The newest events of a stream, or of all streams of a group, as the address asks for them. */
export async function LogEventsPage({ source, searchParams }: Props) {
  if (!isGroupName(source.group) || !(source.stream === undefined || isStreamName(source.stream))) notFound();
  const { filterPattern, start, end } = await searchParams;
  const search = parseEventSearch({ filterPattern: single(filterPattern), start: single(start), end: single(end) });
  const asked = now();
  const question = eventQuestion(source, search, asked);
  // A pattern that someone wrote into the address by hand is shown with its mistake instead of being asked.
  const isMistaken = filterMistake(search.filterPattern) !== undefined;
  const initial: LatestEvents = isMistaken
    ? { events: [], older: undefined, newer: { since: asked.getTime() } }
    : await readLatest(askFor, question, asked.getTime());
  return (
    <>
      {!isMistaken && <Visited kind="logGroup" name={source.group} />}
      <LogEventsView
        key={JSON.stringify({ source, search })}
        source={source}
        search={search}
        question={question}
        initial={initial}
        endpoint={apiEndpoint()}
      />
    </>
  );
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
