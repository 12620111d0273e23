import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  LogStream as DescribedStream,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { read, type Validated, write } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { eventIdOf } from "../model/event-position";
import { requestedGroup, streamArn } from "../model/log-arn";
import { checkMayDelete } from "../model/log-group";
import { checkStreamNames, type LogStream } from "../model/log-stream";
import { getGroup } from "../store/groups";
import { deleteStream, insertStream, listStreams, type StreamPlace } from "../store/streams";
import { invalidToken } from "./page-place";
import { groupResource, newStreamResource, streamResource } from "./resources";

const PAGE = 50;

export const streamOperations = {
  CreateLogStream: write<Validated<CreateLogStreamRequest, "logGroupName" | "logStreamName">, void>({
    resources: newStreamResource,
    handle: async (context, { logGroupName, logStreamName }) => {
      checkStreamNames([logStreamName]);
      const group = await getGroup(context.db, context, logGroupName);
      await insertStream(context.db, group, logStreamName, context.now);
    },
  }),

  DeleteLogStream: write<Validated<DeleteLogStreamRequest, "logGroupName" | "logStreamName">, void>({
    resources: streamResource,
    handle: async (context, { logGroupName, logStreamName }) => {
      checkStreamNames([logStreamName]);
      const group = await getGroup(context.db, context, logGroupName);
      checkMayDelete(group, "log stream");
      await deleteStream(context.db, group, logStreamName, context.now);
    },
  }),

  DescribeLogStreams: read<DescribeLogStreamsRequest, DescribeLogStreamsResponse>({
    resources: groupResource,
    handle: async (context, input) => {
      const { logStreamNamePrefix: prefix, orderBy = "LogStreamName", descending = false, limit = PAGE } = input;
      checkStreamNames([prefix]);
      if (orderBy === "LastEventTime" && prefix !== undefined) {
        throw new AwsError("InvalidParameterException", "Cannot order by LastEventTime with a logStreamNamePrefix.");
      }
      const name = requestedGroup(input, context);
      const group = await getGroup(context.db, context, name);
      const asked = { group: group.id.toString(), orderBy, descending, prefix };
      const after = input.nextToken === undefined ? undefined : openPageToken<StreamPlace>(input.nextToken, asked);
      if (input.nextToken !== undefined && !after) throw invalidToken();
      const found = await listStreams(context.db, group, { orderBy, descending, prefix, after }, limit + 1);
      const streams = found.slice(0, limit);
      const last = streams.at(-1);
      return {
        logStreams: streams.map((stream) => descriptionOf(stream, name, context)),
        nextToken: found.length > limit && last ? sealPageToken(placeOf(last), asked) : undefined,
      };
    },
  }),
};

function placeOf({ lastEventAt, name }: LogStream): StreamPlace {
  return { lastEventAt: lastEventAt?.getTime() ?? 0, name };
}

function descriptionOf(stream: LogStream, group: string, scope: Scope): DescribedStream {
  const { id, name, createdAt, firstEventAt, lastEventAt, lastIngestedAt } = stream;
  return {
    logStreamName: name,
    creationTime: createdAt.getTime(),
    ...(firstEventAt && lastEventAt && lastIngestedAt
      ? {
          firstEventTimestamp: firstEventAt.getTime(),
          lastEventTimestamp: lastEventAt.getTime(),
          lastIngestionTime: lastIngestedAt.getTime(),
          // Ignored by PutLogEvents since 2023, but older agents still ask for it.
          uploadSequenceToken: eventIdOf({ at: lastIngestedAt.getTime(), id }),
        }
      : {}),
    arn: streamArn(scope, group, name),
    // AWS has reported zero for streams since June 17, 2019.
    storedBytes: 0,
  };
}
