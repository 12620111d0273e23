/** Events for one log stream, as PutLogEvents takes them. */
export type LogBatch = { stream: string; logEvents: { timestamp: number; message: string }[] };

type Event = { region: string; eventTime: Date; record: string };

/** The bounds of a batch (CloudWatch Logs API Reference, "PutLogEvents"), and of an event that CloudTrail sends there at all. */
const MAX_BATCH_BYTES = 1_048_576;
const MAX_EVENTS = 10_000;
const OVERHEAD_BYTES = 26;
const MAX_EVENT_BYTES = 256 * 1024;
const MAX_SPAN_MILLIS = 86_400_000;

/** Events by Region, each a stream of its own, in the order of time, cut into what one call may carry. */
export function logBatches(accountId: string, events: readonly Event[]): LogBatch[] {
  const byStream = new Map<string, Event[]>();
  for (const event of events) {
    const stream = `${accountId}_CloudTrail_${event.region}`;
    byStream.set(stream, [...(byStream.get(stream) ?? []), event]);
  }
  return [...byStream].flatMap(([stream, own]) => cut(stream, own));
}

function cut(stream: string, events: Event[]): LogBatch[] {
  const batches: LogBatch[] = [];
  let bytes = 0;
  for (const { eventTime, record } of events.toSorted((a, b) => a.eventTime.getTime() - b.eventTime.getTime())) {
    const size = new TextEncoder().encode(record).length;
    if (size > MAX_EVENT_BYTES) continue;
    const timestamp = eventTime.getTime();
    const open = batches.at(-1);
    const first = open?.logEvents[0]?.timestamp ?? timestamp;
    const fits =
      open &&
      bytes + size + OVERHEAD_BYTES <= MAX_BATCH_BYTES &&
      open.logEvents.length < MAX_EVENTS &&
      timestamp - first < MAX_SPAN_MILLIS;
    if (fits) open.logEvents.push({ timestamp, message: record });
    else batches.push({ stream, logEvents: [{ timestamp, message: record }] });
    bytes = (fits ? bytes : 0) + size + OVERHEAD_BYTES;
  }
  return batches;
}
