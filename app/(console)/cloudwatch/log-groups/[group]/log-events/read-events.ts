import { boundsOf, type EventSearch } from "@/components/logs/event-search";
import type { LogEvent } from "@/components/logs/log-event";
import type { Ask } from "@/lib/console/use-ask";

/** The events of one stream, or of all streams of the group when there is none. */
export type EventSource = { group: string; stream: string | undefined };

/** Which events: those that match a pattern (empty: all), in a range of time in milliseconds. */
export type EventQuestion = EventSource & { pattern: string; from: number | undefined; to: number | undefined };

/** The question that a view asks at a moment. */
export function eventQuestion(source: EventSource, { filterPattern, range }: EventSearch, now: Date): EventQuestion {
  return { ...source, pattern: filterPattern, ...boundsOf(range, now) };
}

type StreamQuestion = EventQuestion & { stream: string };

/** Where to go on towards newer events: behind a token, or from a moment on, whose events may come a second time. */
export type NewerPlace = { token?: string | undefined; since: number };

/** Events that ascend; `older` is the token of those before them, absent when there are none. */
export type OlderEvents = { events: LogEvent[]; older: string | undefined };
export type NewerEvents = { events: LogEvent[]; newer: NewerPlace };
export type LatestEvents = OlderEvents & NewerEvents;

const PAGE = 200;
/** FilterLogEvents answers newest first only from here on; no event on this installation is older. */
const NEWEST_FIRST_SINCE = Date.UTC(2024, 0, 1);
/** An event may arrive a little after its own time. */
const LATENESS = 60_000;

/** The newest events of a view. `now` in milliseconds. */
export async function readLatest(ask: Ask, question: EventQuestion, now: number): Promise<LatestEvents> {
  if (isWholeStream(question)) {
    const { events, forward, backward } = await streamPage(ask, question, undefined);
    const older = (await hasOlder(ask, question, events, backward)) ? backward : undefined;
    return { events, older, newer: { token: forward, since: now } };
  }
  const { events, older } = await newestFirst(ask, question, undefined);
  return { events, older, newer: { since: events.at(-1)?.at ?? question.from ?? now - LATENESS } };
}

/** The events before those that are there. A page may be empty and still have a token: the search goes on behind it. */
export async function readOlder(ask: Ask, question: EventQuestion, token: string): Promise<OlderEvents> {
  if (!isWholeStream(question)) return newestFirst(ask, question, token);
  const { events, backward } = await streamPage(ask, question, token);
  return { events, older: backward === token ? undefined : backward };
}

/** The events that have arrived since. */
export async function readNewer(ask: Ask, question: EventQuestion, place: NewerPlace): Promise<NewerEvents> {
  if (isWholeStream(question)) {
    const { events, forward } = await streamPage(ask, question, place.token);
    return { events, newer: { ...place, token: forward } };
  }
  const answer = await ask("logs:FilterLogEvents", {
    ...filterInput(question),
    startTime: place.since,
    startFromHead: true,
    nextToken: place.token,
  });
  const events = (answer.events ?? []).map(eventOf);
  const since = answer.nextToken ? place.since : (events.at(-1)?.at ?? place.since);
  return { events, newer: { token: answer.nextToken, since } };
}

/** One stream without a pattern is read by GetLogEvents, which can go both ways from a token. */
function isWholeStream(question: EventQuestion): question is StreamQuestion {
  return question.stream !== undefined && question.pattern === "";
}

/** A page that is not full is mostly the whole stream, but its token does not say so: one more look does. */
async function hasOlder(ask: Ask, question: StreamQuestion, events: LogEvent[], backward: string): Promise<boolean> {
  if (events.length === 0 || events.length === PAGE) return events.length > 0;
  return (await streamPage(ask, question, backward, 1)).backward !== backward;
}

async function streamPage(ask: Ask, { group, stream, from, to }: StreamQuestion, token?: string, limit = PAGE) {
  const answer = await ask("logs:GetLogEvents", {
    logGroupName: group,
    logStreamName: stream,
    startTime: from,
    endTime: to,
    limit,
    nextToken: token,
  });
  const { nextForwardToken: forward = "", nextBackwardToken: backward = "" } = answer;
  const events = (answer.events ?? []).map(
    ({ timestamp = 0, ingestionTime = 0, message = "" }, index): LogEvent => ({
      // This operation gives no ids; a page's place and the event's in it are one.
      id: `${forward}/${index}`,
      at: timestamp,
      ingestedAt: ingestionTime,
      stream,
      message,
    }),
  );
  return { events, forward, backward };
}

async function newestFirst(ask: Ask, question: EventQuestion, token: string | undefined): Promise<OlderEvents> {
  const answer = await ask("logs:FilterLogEvents", {
    ...filterInput(question),
    startTime: Math.max(question.from ?? 0, NEWEST_FIRST_SINCE),
    startFromHead: false,
    nextToken: token,
  });
  return { events: (answer.events ?? []).map(eventOf).reverse(), older: answer.nextToken };
}

function filterInput({ group, stream, pattern, to }: EventQuestion) {
  return {
    logGroupName: group,
    logStreamNames: stream === undefined ? undefined : [stream],
    filterPattern: pattern || undefined,
    endTime: to,
    limit: PAGE,
  };
}

type Found = {
  eventId?: string | undefined;
  timestamp?: number | undefined;
  ingestionTime?: number | undefined;
  logStreamName?: string | undefined;
  message?: string | undefined;
};

function eventOf({
  eventId = "",
  timestamp = 0,
  ingestionTime = 0,
  logStreamName = "",
  message = "",
}: Found): LogEvent {
  return { id: eventId, at: timestamp, ingestedAt: ingestionTime, stream: logStreamName, message };
}
