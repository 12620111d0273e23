import type { PutLogEventsRequest, PutLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { dataWrite, type Validated } from "@/lib/platform/operation";
import { eventIdOf } from "../model/event-position";
import { checkStreamNames } from "../model/log-stream";
import { checkBatch, type InputEvent } from "../model/put-batch";
import { putEvents } from "../store/event-writer";
import { streamResource } from "./resources";

type PutLogEventsInput = Validated<Omit<PutLogEventsRequest, "logEvents">, "logGroupName" | "logStreamName"> & {
  logEvents: InputEvent[];
};

export const putLogEvents = {
  /** The sequence token is answered, and ignored when given, as AWS has done since 2023. */
  PutLogEvents: dataWrite<PutLogEventsInput, PutLogEventsResponse>({
    resources: streamResource,
    handle: async ({ accountId, region, now }, { logGroupName: group, logStreamName: stream, logEvents: events }) => {
      checkStreamNames([stream]);
      const bytes = checkBatch(events);
      const { rejected, last } = await putEvents(
        { accountId, region, group, stream, events, now: now.getTime() },
        bytes,
      );
      return {
        nextSequenceToken: eventIdOf(last),
        ...(rejected ? { rejectedLogEventsInfo: rejected } : {}),
      };
    },
  }),
};
