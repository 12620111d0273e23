import type { FilterLogEventsRequest, FilterLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { compileFilterPattern } from "@/lib/languages/filter-pattern/matcher";
import type { Database } from "@/lib/platform/database";
import { AwsError } from "@/lib/platform/errors";
import { dataRead } from "@/lib/platform/operation";
import { END_OF_TIME, eventIdOf, startOf } from "../model/event-position";
import { readFilterPattern } from "../model/filter-pattern";
import { requestedGroup } from "../model/log-arn";
import { type LogGroup, oldestKept } from "../model/log-group";
import { checkStreamNames } from "../model/log-stream";
import type { EventScan } from "../store/event-scan";
import { getGroup } from "../store/groups";
import { getStreamIds } from "../store/streams";
import { collectEvents } from "./event-page";
import { openPlace, sealPlace } from "./page-place";
import { groupResource } from "./resources";

const MAX_EVENTS = 10_000;
/** Newest first is only for start times from here on (API reference, FilterLogEvents, startFromHead). */
const NEWEST_FIRST_SINCE = Date.UTC(2024, 0, 1);

export const filterLogEvents = {
  /** All streams of a group or some, by time, those that match a pattern. A page may be short, even empty, and go on. */
  FilterLogEvents: dataRead<FilterLogEventsRequest, FilterLogEventsResponse>({
    resources: groupResource,
    handle: async (context, input) => {
      checkRequest(input);
      const { startTime = 0, endTime = END_OF_TIME, limit = MAX_EVENTS, nextToken, startFromHead = true } = input;
      const match = compileFilterPattern(readFilterPattern(input.filterPattern ?? ""));
      const group = await getGroup(context.db, context, requestedGroup(input, context));
      const { logStreamNames: names, logStreamNamePrefix: prefix, filterPattern: pattern } = input;
      const asked = { group: group.id.toString(), names, prefix, pattern };
      const from = Math.min(Math.max(startTime, oldestKept(group, context.now.getTime())), END_OF_TIME);
      // Events at the end time belong to the answer here, unlike in GetLogEvents.
      const to = Math.min(endTime + 1, END_OF_TIME);
      const start = nextToken
        ? openPlace(nextToken, asked)
        : { position: startOf(startFromHead ? from : to), backward: !startFromHead };
      const streams = await streamsOf(context.db, group, input);
      const scan: EventScan = { groupId: group.id, streams, from, to, ...start };
      const { events, next, done } = await collectEvents(scan, limit, ({ message }) => match(message) !== null);
      return {
        events: events.map((event) => ({
          logStreamName: event.stream,
          timestamp: event.at,
          message: event.message,
          ingestionTime: event.ingestedAt,
          eventId: eventIdOf(event),
        })),
        // Empty since May 15, 2020.
        searchedLogStreams: [],
        ...(done ? {} : { nextToken: sealPlace(next, start.backward, asked) }),
      };
    },
  }),
};

function checkRequest({
  logStreamNames,
  logStreamNamePrefix,
  startFromHead,
  startTime = 0,
}: FilterLogEventsRequest): void {
  checkStreamNames([...(logStreamNames ?? []), logStreamNamePrefix]);
  if (logStreamNames && logStreamNamePrefix !== undefined) {
    throw new AwsError(
      "InvalidParameterException",
      "LogStream names and LogStream name prefix are mutually exclusive parameters.",
    );
  }
  if (startFromHead === false && startTime < NEWEST_FIRST_SINCE) {
    throw new AwsError(
      "InvalidParameterException",
      "startFromHead can be false only when startTime is on or after January 1, 2024 00:00:00 UTC.",
    );
  }
}

async function streamsOf(
  db: Database,
  group: LogGroup,
  { logStreamNames, logStreamNamePrefix: prefix }: FilterLogEventsRequest,
): Promise<EventScan["streams"]> {
  if (logStreamNames) return { ids: await getStreamIds(db, group, logStreamNames) };
  return prefix === undefined ? undefined : { prefix };
}
