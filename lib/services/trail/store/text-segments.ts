import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { EventQuestion } from "../model/event";
import { chunksIn, partsOf, SEGMENT_EVENTS, SLICE_BYTES } from "../model/text-signature";
import type { PlaceRange } from "./ranges";

type Account = Pick<Scope, "accountId">;

/** Some neighbouring events: their places (`from` exclusive) and times. */
export type Chunk = PlaceRange & { oldest: Date; newest: Date };

/** What the worker has worked out of a segment. */
export type Segment = { chunks: readonly Chunk[]; signature: Buffer };

/** The place up to which an account's records can be searched by signature. */
export async function lastSegmentEnd(db: Database, { accountId }: Account): Promise<bigint> {
  const rows = await db.$queryRaw<{ last: bigint | null }[]>`
    SELECT max(last_position) AS last FROM trail_text_segments WHERE account_id = ${accountId}`;
  return rows[0]?.last ?? 0n;
}

/** Where a whole segment behind `from` ends; undefined while there are too few events up to `settled`. */
export async function nextSegmentEnd(
  db: Database,
  { accountId }: Account,
  { from, to: settled }: PlaceRange,
): Promise<bigint | undefined> {
  const rows = await db.$queryRaw<{ position: bigint }[]>`
    SELECT position FROM trail_events WHERE account_id = ${accountId} AND position > ${from} AND position <= ${settled}
    ORDER BY position OFFSET ${SEGMENT_EVENTS - 1} LIMIT 1`;
  return rows[0]?.position;
}

/** Keeps a segment; one that another worker has kept meanwhile is the same. */
export async function insertSegment(
  db: Database,
  { accountId }: Account,
  { chunks, signature }: Segment,
): Promise<void> {
  const newest = chunks.map((chunk) => chunk.newest);
  const oldest = chunks.map((chunk) => chunk.oldest);
  await db.$executeRaw`
    INSERT INTO trail_text_segments (account_id, newest_time, last_position, first_position, oldest_time, chunk_positions,
                                     chunk_oldest, chunk_newest, signature)
    VALUES (${accountId}, ${extreme(newest, Math.max)}, ${chunks.at(-1)?.to ?? 0n}, ${chunks[0]?.from ?? 0n},
            ${extreme(oldest, Math.min)}, ${chunks.map(({ to }) => to)}::bigint[], ${oldest}::timestamptz[],
            ${newest}::timestamptz[], ${signature})
    ON CONFLICT DO NOTHING`;
}

/**
 * The chunks that may hold all of a question's texts, the newest first, and the place behind which nothing has a signature yet.
 * Undefined when signatures cannot answer: no segment is there, or the texts are too short, or one of many would do.
 */
export async function chunksWith(
  db: Database,
  { accountId }: Account,
  question: EventQuestion,
): Promise<{ chunks: Chunk[]; end: bigint } | undefined> {
  const parts = question.matchAny ? undefined : partsOf(question.texts);
  const end = parts ? await lastSegmentEnd(db, { accountId }) : 0n;
  if (!parts || end === 0n) return undefined;
  const { from, to } = question;
  const rows = await db.$queryRaw<SegmentRow[]>`
    SELECT first_position, chunk_positions, chunk_oldest, chunk_newest,
           (SELECT string_agg(substring(signature FROM part * ${SLICE_BYTES}::int + 1 FOR ${SLICE_BYTES}::int), '')
            FROM unnest(${parts}::int[]) AS part) AS slices
    FROM trail_text_segments
    WHERE account_id = ${accountId} AND newest_time >= ${from}
      ${to ? Prisma.sql`AND oldest_time <= ${to}` : Prisma.empty}`;
  const chunks = rows.flatMap(chunksOf).filter(({ oldest, newest }) => newest >= from && (!to || oldest <= to));
  return { chunks: chunks.sort((one, other) => other.newest.getTime() - one.newest.getTime()), end };
}

type SegmentRow = {
  first_position: bigint;
  chunk_positions: bigint[];
  chunk_oldest: Date[];
  chunk_newest: Date[];
  slices: Uint8Array;
};

function chunksOf(row: SegmentRow): Chunk[] {
  const { chunk_positions: ends, chunk_oldest, chunk_newest } = row;
  return chunksIn(Buffer.from(row.slices)).flatMap((place) => {
    const [to, oldest, newest] = [ends[place], chunk_oldest[place], chunk_newest[place]];
    if (to === undefined || !oldest || !newest) return [];
    return [{ from: ends[place - 1] ?? row.first_position, to, oldest, newest }];
  });
}

function extreme(times: readonly Date[], pick: (...millis: number[]) => number): Date {
  return new Date(pick(...times.map((time) => time.getTime())));
}
