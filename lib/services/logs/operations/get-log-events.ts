import type { GetLogEventsRequest, GetLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { dataRead, type Validated } from "@/lib/platform/operation";
import { after, END_OF_TIME, type EventPosition, startOf } from "../model/event-position";
import { requestedGroup } from "../model/log-arn";
import { oldestKept } from "../model/log-group";
import { checkStreamNames } from "../model/log-stream";
import { getGroup } from "../store/groups";
import { getStreamIds } from "../store/streams";
import { collectEvents } from "./event-page";
import { invalidToken, openPlace, sealPlace } from "./page-place";
import { streamResource } from "./resources";

const MAX_EVENTS = 10_000;

type GetLogEventsInput = Validated<GetLogEventsRequest, "logStreamName">;
type Start = { position: EventPosition; backward: boolean };

export const getLogEvents = {
  /**
   * One stream, page by page in both directions; a page's events are in ascending order whatever the direction.
   * Tokens begin with the direction they lead in and name a place between two events, so that either can be used at any
   * time; at the end of the stream the answer has the token that was given (API reference, GetLogEvents).
   */
  GetLogEvents: dataRead<GetLogEventsInput, GetLogEventsResponse>({
    resources: streamResource,
    handle: async (context, input) => {
      const { startTime = 0, endTime = END_OF_TIME, limit = MAX_EVENTS, nextToken, startFromHead = false } = input;
      checkStreamNames([input.logStreamName]);
      const group = await getGroup(context.db, context, requestedGroup(input, context));
      const ids = await getStreamIds(context.db, group, [input.logStreamName]);
      const asked = { group: group.id.toString(), stream: String(ids[0]) };
      const from = Math.min(Math.max(startTime, oldestKept(group, context.now.getTime())), END_OF_TIME);
      const to = Math.min(endTime, END_OF_TIME);
      const start: Start = nextToken
        ? openToken(nextToken, asked)
        : { position: startOf(startFromHead ? from : to), backward: !startFromHead };
      const { events } = await collectEvents({ groupId: group.id, streams: { ids }, from, to, ...start }, limit);
      if (start.backward) events.reverse();
      const [first, last] = [events[0], events.at(-1)];
      // An empty page leaves both ends where it began; without a token that is where events may yet arrive.
      const beginning = nextToken ? start.position : startOf(from);
      return {
        events: events.map(({ at, message, ingestedAt }) => ({ timestamp: at, message, ingestionTime: ingestedAt })),
        nextForwardToken: `f/${sealPlace(last ? after(last) : beginning, false, asked)}`,
        nextBackwardToken: `b/${sealPlace(first ?? beginning, true, asked)}`,
      };
    },
  }),
};

function openToken(token: string, asked: object): Start {
  const [, direction, sealed = ""] = /^([bf])\/(.*)$/.exec(token) ?? [];
  const place = openPlace(sealed, asked);
  if (place.backward !== (direction === "b")) throw invalidToken();
  return place;
}
