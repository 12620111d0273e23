import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { FoundEvent } from "../model/event";
import { selectEvents } from "./found-events";
import type { Chunk } from "./text-segments";

const FIRST_CHUNKS = 8;
const MOST_CHUNKS = 256;

/**
 * The newest events of a condition among those that have no signature yet and some chunks (the newest first), at most `limit`.
 * Chunks are read few at first, then more; as soon as nothing newer can be in those that are left, they are left.
 */
export async function findAmong(
  db: Database,
  wanted: Prisma.Sql,
  { chunks, end }: { chunks: readonly Chunk[]; end: bigint },
  limit: number,
): Promise<FoundEvent[]> {
  let found = await selectEvents(db, Prisma.sql`${wanted} AND e.position > ${end}`, limit);
  for (let [from, count] = [0, FIRST_CHUNKS]; from < chunks.length; count = Math.min(2 * count, MOST_CHUNKS)) {
    const last = found[limit - 1];
    const next = chunks[from];
    if (last && next && last.eventTime > next.newest) break;
    const more = await selectEvents(db, within(wanted, chunks.slice(from, from + count)), limit);
    found = [...found, ...more].sort(newestFirst).slice(0, limit);
    from += count;
  }
  return found;
}

/** A condition within some chunks: their times, which leave out months, and their places, each found over the index. */
function within(wanted: Prisma.Sql, chunks: readonly Chunk[]): Prisma.Sql {
  const places = chunks.map(({ from, to }) => Prisma.sql`e.position > ${from} AND e.position <= ${to}`);
  const oldest = new Date(Math.min(...chunks.map((chunk) => chunk.oldest.getTime())));
  const newest = new Date(Math.max(...chunks.map((chunk) => chunk.newest.getTime())));
  return Prisma.sql`${wanted} AND e.event_time >= ${oldest} AND e.event_time <= ${newest} AND (${Prisma.join(places, " OR ")})`;
}

function newestFirst(one: FoundEvent, other: FoundEvent): number {
  return other.eventTime.getTime() - one.eventTime.getTime() || (one.eventId < other.eventId ? 1 : -1);
}
