import { pool } from "@/lib/platform/database";
import { after } from "../model/event-position";
import type { EventScan, FoundEvent, ScanBudget, ScanStep } from "./event-scan";
import { decodeMessage } from "./message-text";

/** A row as a list: objects with names cost a third of the reading. */
type Row = [at: string, id: string, ingestedAt: string, stream: string | null, message: string | null, taken: number];

/**
 * The events that are kept as rows. A single stream has an index; several streams or a prefix are picked out of the
 * group's events, so that a step looks at `budget.events` rows at most, however rare the wanted streams are.
 */
export async function hotEvents(scan: EventScan, budget: ScanBudget): Promise<ScanStep> {
  const { streams, position } = scan;
  const ids = streams && "ids" in streams ? streams.ids : undefined;
  const text = statement(scan.backward, ids?.length === 1);
  const values = [
    scan.groupId,
    new Date(scan.from),
    new Date(scan.to),
    new Date(position.at),
    position.id,
    budget.events,
    budget.bytes,
    ids ?? null,
    streams && "prefix" in streams ? streams.prefix : null,
  ];
  const { rows } = await pool().query<Row>({ text, values, rowMode: "array" });
  const found = foundEvents(rows, scan.groupId);
  const last = rows.at(-1);
  if (!last) return { found, next: position, looked: 0, done: true };
  const [at, id, , , , taken] = last;
  const reached = { at: Number(at), id: BigInt(id) };
  // Fewer than asked for, and none dropped for its size: there are no more.
  const done = taken < budget.events && rows.length === taken;
  return { found, next: scan.backward ? reached : after(reached), looked: rows.length, done };
}

/** Events of a deleted stream, and those that the scan does not want, come without a stream or a message. */
function foundEvents(rows: readonly Row[], groupId: bigint): FoundEvent[] {
  const found: FoundEvent[] = [];
  for (const [at, id, ingestedAt, stream, message] of rows) {
    if (stream === null || message === null) continue;
    found.push({
      groupId,
      at: Number(at),
      id: BigInt(id),
      ingestedAt: Number(ingestedAt),
      stream,
      message: decodeMessage(message),
    });
  }
  return found;
}

/**
 * The inner query takes the next rows by key; the outer ones drop what goes beyond the bytes, so that memory stays bounded
 * whatever the size of the messages, and blank what is not wanted. Partitions are chosen by the plain bounds on "at".
 */
function statement(backward: boolean, ofOneStream: boolean): string {
  const order = backward ? "at DESC, id DESC" : "at, id";
  return `
    SELECT (date_part('epoch', e.at) * 1000)::bigint AS at, e.id,
           (date_part('epoch', e.ingested_at) * 1000)::bigint AS ingested_at, s.name AS stream,
           CASE WHEN ($8::bigint[] IS NULL OR e.stream_id = ANY ($8)) AND ($9::text IS NULL OR starts_with(s.name, $9))
                THEN e.message END AS message, e.taken
    FROM (
      SELECT *, (count(*) OVER ())::integer AS taken,
             sum(octet_length(message)) OVER (ORDER BY ${order}) - octet_length(message) AS bytes_before
      FROM (
        SELECT at, id, stream_id, ingested_at, message FROM log_events
        WHERE group_id = $1 AND at >= $2 AND at < $3
          AND ${backward ? "at <= $4 AND (at, id) < ($4, $5::bigint)" : "at >= $4 AND (at, id) >= ($4, $5::bigint)"}
          ${ofOneStream ? "AND stream_id = ($8::bigint[])[1]" : ""}
        ORDER BY ${order} LIMIT $6
      ) AS next
    ) AS e
    LEFT JOIN log_streams s ON s.group_id = $1 AND s.id = e.stream_id
    WHERE e.bytes_before < $7
    ORDER BY ${backward ? "e.at DESC, e.id DESC" : "e.at, e.id"}`;
}
