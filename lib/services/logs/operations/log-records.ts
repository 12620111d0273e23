import type {
  GetLogGroupFieldsRequest,
  GetLogGroupFieldsResponse,
  GetLogRecordRequest,
  GetLogRecordResponse,
} from "@aws-sdk/client-cloudwatch-logs";
import { EventFields, type LogEvent } from "@/lib/languages/logs-insights/event-fields";
import { Moment, textOf } from "@/lib/languages/logs-insights/value";
import { AwsError } from "@/lib/platform/errors";
import { type Asked, type Context, dataRead, type Resource, read, type Validated } from "@/lib/platform/operation";
import { pointerText, readPointer } from "../model/event-pointer";
import { requestedGroup } from "../model/log-arn";
import { oldestKept } from "../model/log-group";
import type { FoundEvent } from "../store/event-scan";
import { readEvents } from "../store/events";
import { findGroupName, getGroup } from "../store/groups";
import { groupResource } from "./resources";

const MINUTE_MILLIS = 60_000;
/** A time in seconds as AWS has it; from here on it is in milliseconds. */
const LEAST_MILLIS = 100_000_000_000;
/** As many events as are looked at for the fields of a group. */
const SAMPLE = { events: 1_000, bytes: 4 * 1_048_576 };

type RecordInput = Validated<GetLogRecordRequest, "logRecordPointer">;

export const recordOperations = {
  /** One event by its @ptr, with every field that is discovered in it. */
  GetLogRecord: dataRead<RecordInput, GetLogRecordResponse>({
    resources: pointedGroup,
    handle: async (context, { logRecordPointer }) => {
      const pointer = readPointer(logRecordPointer);
      const name = pointer && (await findGroupName(context.db, context, pointer.groupId));
      if (!pointer || !name) throw recordNotFound();
      const { at, id, groupId } = pointer;
      const scan = { groupId, streams: undefined, from: at, to: at + 1, position: { at, id }, backward: false };
      const { found } = await readEvents(scan, { ...SAMPLE, events: 1 });
      const [event] = found;
      const group = await getGroup(context.db, context, name);
      if (event?.id !== id || at < oldestKept(group, context.now.getTime())) throw recordNotFound();
      return { logRecord: recordOf(eventOf(event, groupId, `${context.accountId}:${name}`)) };
    },
  }),

  /** The fields of a group's events about a time, or of the last quarter of an hour, each with the share of events that have it. */
  GetLogGroupFields: read<GetLogGroupFieldsRequest, GetLogGroupFieldsResponse>({
    resources: groupResource,
    handle: async (context, input) => {
      const group = await getGroup(context.db, context, requestedGroup(input, context));
      const [from, to] = spanAbout(input.time, context);
      const oldest = Math.max(from, oldestKept(group, context.now.getTime()));
      const scan = { groupId: group.id, streams: undefined, from: oldest, to, backward: true };
      const { found } = await readEvents({ ...scan, position: { at: to, id: 0n } }, SAMPLE);
      return { logGroupFields: fieldsOf(found, group.id, `${context.accountId}:${group.name}`) };
    },
  }),
};

/** Eight minutes before and after, or the last fifteen (API reference, GetLogGroupFields). */
function spanAbout(time: number | undefined, { now }: Context): [from: number, to: number] {
  if (time === undefined) return [now.getTime() - 15 * MINUTE_MILLIS, now.getTime() + 1];
  const millis = time >= LEAST_MILLIS ? time : time * 1_000;
  return [millis - 8 * MINUTE_MILLIS, millis + 8 * MINUTE_MILLIS + 1];
}

/** Whoever follows a pointer must have the right to its group; one that points nowhere names none. */
async function pointedGroup({ logRecordPointer }: Partial<RecordInput>, asked: Asked): Promise<Resource[]> {
  const pointer = typeof logRecordPointer === "string" ? readPointer(logRecordPointer) : undefined;
  const name = pointer && (await findGroupName(asked.db, asked, pointer.groupId));
  return name === undefined ? [] : groupResource({ logGroupName: name }, asked);
}

function eventOf(found: FoundEvent, groupId: bigint, log: string): LogEvent {
  const { at, id, ingestedAt, stream, message } = found;
  const pointer = () => pointerText({ groupId, at, id });
  return { message, timestamp: at, ingestionTime: ingestedAt, stream, log, pointer };
}

/** Times are in milliseconds here, not written out as in the answers of queries. */
function recordOf(event: LogEvent): Record<string, string> {
  const fields = new EventFields(event);
  const record: Record<string, string> = { "@ptr": event.pointer() };
  for (const name of fields.names()) {
    const value = fields.get(name);
    const text = value instanceof Moment ? String(value.millis) : textOf(value);
    if (text !== undefined) record[name] = text;
  }
  return record;
}

function fieldsOf(events: readonly FoundEvent[], groupId: bigint, log: string) {
  const counts = new Map<string, number>();
  for (const event of events) {
    for (const name of new EventFields(eventOf(event, groupId, log)).names()) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([name, count]) => ({ name, percent: Math.round((count / events.length) * 100) }));
}

function recordNotFound(): AwsError {
  return new AwsError("ResourceNotFoundException", "The specified log record does not exist.");
}
