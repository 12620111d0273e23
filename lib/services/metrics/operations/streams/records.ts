import { jsonLine } from "../../model/streams/json-format";
import type { MetricStream } from "../../model/streams/metric-stream";
import type { MetricUpdate } from "../../model/streams/update";
import { openTelemetryMessage } from "./opentelemetry";

/** Small enough that a delivery stream's buffer of 1 MB is filled well, far below the 1,000 KiB of a record. */
const RECORD_BYTES = 200_000;
/** Updates of one OpenTelemetry message; each is some hundred bytes. */
const UPDATES_PER_MESSAGE = 100;

/** Updates as the records that go to the delivery stream: lines of JSON, or OpenTelemetry messages behind their lengths. */
export function recordsOf(stream: MetricStream, updates: readonly MetricUpdate[]): Buffer[] {
  return packed(stream.format === "json" ? lines(stream, updates) : messages(stream, updates));
}

function* lines(stream: MetricStream, updates: readonly MetricUpdate[]): Generator<Buffer> {
  for (const update of updates) yield Buffer.from(jsonLine(stream, update));
}

function* messages(stream: MetricStream, updates: readonly MetricUpdate[]): Generator<Buffer> {
  const version = stream.format === "opentelemetry0.7" ? "0.7" : "1.0";
  for (let from = 0; from < updates.length; from += UPDATES_PER_MESSAGE) {
    yield Buffer.from(openTelemetryMessage(stream, updates.slice(from, from + UPDATES_PER_MESSAGE), version));
  }
}

/** Puts parts together until a record is full; a part is never split. */
function packed(parts: Iterable<Buffer>): Buffer[] {
  const records: Buffer[] = [];
  let [waiting, bytes]: [Buffer[], number] = [[], 0];
  for (const part of parts) {
    if (bytes > 0 && bytes + part.length > RECORD_BYTES) {
      records.push(Buffer.concat(waiting));
      [waiting, bytes] = [[], 0];
    }
    waiting.push(part);
    bytes += part.length;
  }
  return bytes > 0 ? [...records, Buffer.concat(waiting)] : records;
}
