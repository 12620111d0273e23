import type { Scope } from "@/lib/platform/arn";
import { pool } from "@/lib/platform/database";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import { GroupCommit, type Outcome } from "@/lib/platform/group-commit";
import type { EventPosition } from "../model/event-position";
import { groupNotFound } from "../model/log-group";
import { streamNotFound } from "../model/log-stream";
import { type Admission, admit, type InputEvent } from "../model/put-batch";
import { type Effects, effectsOf } from "./event-effects";
import { forgetWriterNumber, idOf, takeTicks, writerNumber } from "./event-ids";
import { encodeMessage } from "./message-text";
import { findTargets, type Target } from "./put-targets";

/** One PutLogEvents: a checked batch for one stream, which arrived at `now` (milliseconds since the epoch). */
export type PutRequest = Scope & { group: string; stream: string; events: InputEvent[]; now: number };

/** What became of it; `last` is the place of its last event. */
export type PutAnswer = { rejected: Admission["rejected"]; last: EventPosition };

type Numbered = PutRequest & { firstTick: number };
type Accepted = Numbered & Target & Admission;

const MIB = 1_048_576;
const writer = new GroupCommit<Numbered, PutAnswer>(flush, {
  inFlight: 2,
  flushWeight: 8 * MIB,
  waitingWeight: 64 * MIB,
  overloaded: () => new AwsError("ServiceUnavailableException", "The service cannot complete the request."),
});

/**
 * Writes a batch together with whatever else arrives meanwhile; resolves when it is committed.
 * Throws ResourceNotFoundException, InvalidParameterException for a batch of more than a day, and
 * ServiceUnavailableException, which SDKs retry, when too much waits.
 */
export function putEvents(request: PutRequest, bytes: number): Promise<PutAnswer> {
  // Numbered on arrival: two flushes under way at once must not turn the order around.
  return writer.submit({ ...request, firstTick: takeTicks(request.events.length, request.now) }, bytes);
}

async function flush(requests: Numbered[]): Promise<Outcome<PutAnswer>[]> {
  const targets = await findTargets(requests);
  const decided = requests.map((request, index) => decide(request, targets[index]));
  const accepted = decided.flatMap((one) => ("answer" in one && one.answer.events.length > 0 ? [one.answer] : []));
  const number = await writerNumber();
  const living = accepted.length > 0 ? await insertEvents(accepted, number) : new Set<bigint>();
  return decided.map((one): Outcome<PutAnswer> => {
    if ("error" in one) return one;
    const { rejected, events, streamId, firstTick, now } = one.answer;
    // The stream was deleted between the look-up and the insert.
    if (events.length > 0 && !living.has(streamId)) return { error: streamNotFound() };
    const tick = firstTick + Math.max(0, events.length - 1);
    return { answer: { rejected, last: { at: events.at(-1)?.timestamp ?? now, id: idOf(tick, number) } } };
  });
}

function decide(request: Numbered, target: Target | "no group" | "no stream" | undefined): Outcome<Accepted> {
  if (target === undefined || target === "no group") return { error: groupNotFound() };
  if (target === "no stream") return { error: streamNotFound() };
  try {
    return { answer: { ...request, ...target, ...admit(request.events, target, request.now) } };
  } catch (error) {
    if (isAwsError(error)) return { error };
    throw error;
  }
}

const DEADLOCK = "40P01";
const UNIQUE_VIOLATION = "23505";

/** Answers the streams that were there to be written to. A deadlock with another process rolled all back: once more. */
async function insertEvents(accepted: Accepted[], number: number): Promise<Set<bigint>> {
  const effects = await effectsOf(accepted, number);
  const hasEffects = effects.metrics.length + effects.deliveries.length > 0;
  const events = columnsOf(accepted, number);
  const statement = hasEffects
    ? { name: "put-log-events-with-effects", text: INSERT_WITH_EFFECTS, values: [...events, ...effectColumns(effects)] }
    : { name: "put-log-events", text: INSERT, values: events };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { rows } = await pool().query<{ id: string }>(statement);
      return new Set(rows.map(({ id }) => BigInt(id)));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === UNIQUE_VIOLATION) forgetWriterNumber();
      if (code !== DEADLOCK || attempt === 3) throw error;
    }
  }
}

/** One array a column, which is what unnest reads fastest: the streams once each, then the events. */
function columnsOf(accepted: Accepted[], number: number): unknown[] {
  const streams = [...new Map(accepted.map((one) => [one.streamId, one.groupId]))];
  const rows = accepted.flatMap(({ streamId, events, firstTick, now }) =>
    events.map((event, index) => ({ streamId, event, tick: firstTick + index, now })),
  );
  return [
    streams.map(([, groupId]) => groupId),
    streams.map(([streamId]) => streamId),
    rows.map(({ streamId }) => streamId),
    rows.map(({ event }) => event.timestamp),
    rows.map(({ tick }) => tick),
    rows.map(({ now }) => now),
    rows.map(({ event }) => encodeMessage(event.message)),
    number,
  ];
}

function effectColumns({ metrics, deliveries }: Effects): unknown[] {
  return [
    metrics.map(({ accountId }) => accountId),
    metrics.map(({ region }) => region),
    metrics.map(({ streamId }) => streamId),
    metrics.map(({ payload }) => payload),
    deliveries.map(({ accountId }) => accountId),
    deliveries.map(({ region }) => region),
    deliveries.map(({ streamId }) => streamId),
    deliveries.map(({ stream }) => stream),
    deliveries.map(({ filterId }) => filterId),
    deliveries.map(({ events }) => events),
  ];
}

/**
 * One statement a flush. `living` holds the streams fast, so that none is deleted under its new events; what is counted is
 * counted from the rows that were really inserted, in the order of keys, so that two flushes wait instead of deadlocking.
 */
const PUT = `
  WITH living AS MATERIALIZED (
    SELECT s.group_id, s.id FROM unnest($1::bigint[], $2::bigint[]) AS target (group_id, stream_id)
    JOIN log_streams s ON s.group_id = target.group_id AND s.id = target.stream_id
    JOIN log_groups g ON g.id = s.group_id
    FOR KEY SHARE OF s, g
  ), kept AS (
    INSERT INTO log_events (group_id, at, id, stream_id, ingested_at, message)
    SELECT living.group_id, to_timestamp(put.at / 1000), put.tick * 1024 + $8, living.id,
           to_timestamp(put.ingested / 1000), put.message
    FROM unnest($3::bigint[], $4::float8[], $5::bigint[], $6::float8[], $7::text[])
      AS put (stream_id, at, tick, ingested, message)
    JOIN living ON living.id = put.stream_id
    RETURNING group_id, stream_id, at, ingested_at, octet_length(message) + 26 AS bytes
  ), counted AS (
    INSERT INTO log_group_days AS d (group_id, day, stored_bytes, event_count)
    SELECT group_id, (at AT TIME ZONE 'UTC')::date, sum(bytes), count(*) FROM kept GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (group_id, day) DO UPDATE
    SET stored_bytes = d.stored_bytes + excluded.stored_bytes, event_count = d.event_count + excluded.event_count
  ), touched AS (
    UPDATE log_streams s
    SET first_event_at = least(s.first_event_at, k.first_at), last_event_at = greatest(s.last_event_at, k.last_at),
        last_ingested_at = greatest(s.last_ingested_at, k.ingested_at)
    FROM (SELECT group_id, stream_id, min(at) AS first_at, max(at) AS last_at, max(ingested_at) AS ingested_at
          FROM kept GROUP BY 1, 2 ORDER BY 1, 2) k
    WHERE s.group_id = k.group_id AND s.id = k.stream_id
  )`;

const INSERT = `${PUT} SELECT id FROM living`;

/** What follows from the events is written with them or not at all. */
const INSERT_WITH_EFFECTS = `${PUT}, noted AS (
    INSERT INTO log_metric_outbox (account_id, region, created_at, payload)
    SELECT note.account_id, note.region, now(), note.payload
    FROM unnest($9::text[], $10::text[], $11::bigint[], $12::text[]) AS note (account_id, region, stream_id, payload)
    JOIN living ON living.id = note.stream_id
  ), queued AS (
    INSERT INTO log_subscription_outbox
      (account_id, region, group_id, filter_id, stream_name, message_type, events, created_at, attempts, next_attempt_at)
    SELECT send.account_id, send.region, living.group_id, send.filter_id, send.stream, 'DATA_MESSAGE', send.events,
           now(), 0, now()
    FROM unnest($13::text[], $14::text[], $15::bigint[], $16::text[], $17::bigint[], $18::text[])
      AS send (account_id, region, stream_id, stream, filter_id, events)
    JOIN living ON living.id = send.stream_id
  )
  SELECT id FROM living`;
