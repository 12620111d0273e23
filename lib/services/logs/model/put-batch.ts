import type { RejectedLogEventsInfo } from "@aws-sdk/client-cloudwatch-logs";
import { AwsError } from "@/lib/platform/errors";
import { type LogGroup, oldestKept } from "./log-group";

/** An event as PutLogEvents brings it: milliseconds since the epoch, and the message. */
export type InputEvent = { timestamp: number; message: string };

/** What of a batch is kept, and which of its ends is not. */
export type Admission = { events: InputEvent[]; rejected: RejectedLogEventsInfo | undefined };

const MAX_BATCH_BYTES = 1_048_576;
const EVENT_OVERHEAD_BYTES = 26;
const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;

/** An event's size as AWS counts it: UTF-8 and 26 bytes more. */
export function eventBytes(message: string): number {
  return Buffer.byteLength(message) + EVENT_OVERHEAD_BYTES;
}

/**
 * Checks what needs nothing but the batch, and answers its size in bytes. Throws InvalidParameterException.
 * Source: API reference, PutLogEvents.
 */
export function checkBatch(events: readonly InputEvent[]): number {
  let total = 0;
  let previous = 0;
  for (const { timestamp, message } of events) {
    if (timestamp < previous) {
      throw invalid("Log events in a single PutLogEvents request must be in chronological order.");
    }
    previous = timestamp;
    const bytes = eventBytes(message);
    if (bytes > MAX_BATCH_BYTES) {
      throw invalid(`Log event too large: ${bytes} bytes exceeds limit of ${MAX_BATCH_BYTES}`);
    }
    total += bytes;
  }
  if (total > MAX_BATCH_BYTES) throw invalid(`Upload too large: ${total} bytes exceeds limit of ${MAX_BATCH_BYTES}`);
  return total;
}

/**
 * Cuts off what is too old, expired or too new at `now`; the batch is in chronological order, so they are its ends.
 * Throws InvalidParameterException when the rest spans more than a day.
 */
export function admit(events: readonly InputEvent[], group: Pick<LogGroup, "retentionDays">, now: number): Admission {
  const tooOldEnd = firstAtOrAfter(events, now - 14 * DAY_MILLIS);
  const expiredEnd = firstAtOrAfter(events, oldestKept(group, now));
  const tooNewStart = firstAtOrAfter(events, now + 2 * HOUR_MILLIS + 1);
  const kept = events.slice(Math.max(tooOldEnd, expiredEnd), tooNewStart);
  const [first, last] = [kept[0], kept.at(-1)];
  if (first && last && last.timestamp - first.timestamp > DAY_MILLIS) {
    throw invalid("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
  }
  const rejected: RejectedLogEventsInfo = {
    ...(tooNewStart < events.length ? { tooNewLogEventStartIndex: tooNewStart } : {}),
    ...(tooOldEnd > 0 ? { tooOldLogEventEndIndex: tooOldEnd } : {}),
    ...(expiredEnd > 0 ? { expiredLogEventEndIndex: expiredEnd } : {}),
  };
  return { events: kept, rejected: Object.keys(rejected).length > 0 ? rejected : undefined };
}

/** The index of the first event at `moment` or later, by halving. */
function firstAtOrAfter(events: readonly InputEvent[], moment: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.timestamp ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}
