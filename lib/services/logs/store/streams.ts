import type { Database } from "@/lib/platform/database";
import { AwsError } from "@/lib/platform/errors";
import { Prisma } from "@/prisma/client/client";
import { groupNotFound, type LogGroup } from "../model/log-group";
import { type LogStream, streamNotFound } from "../model/log-stream";

/** Where a page of streams ended: the last one's time (0 without events), for the order by time, and name. */
export type StreamPlace = { lastEventAt: number; name: string };

export type StreamQuestion = {
  orderBy: "LogStreamName" | "LastEventTime";
  descending: boolean;
  prefix: string | undefined;
  after: StreamPlace | undefined;
};

export async function insertStream(db: Database, group: LogGroup, name: string, now: Date): Promise<void> {
  // The group is held fast: a group that is deleted meanwhile must not leave a stream behind.
  const held = await db.$queryRaw<unknown[]>`SELECT 1 FROM log_groups WHERE id = ${group.id} FOR KEY SHARE`;
  if (held.length === 0) throw groupNotFound();
  const { count } = await db.logStream.createMany({
    data: { groupId: group.id, name, createdAt: now },
    skipDuplicates: true,
  });
  if (count === 0) throw new AwsError("ResourceAlreadyExistsException", "The specified log stream already exists");
}

/** The ids of streams by name. Throws ResourceNotFoundException when one is missing. */
export async function getStreamIds(db: Database, { id }: LogGroup, names: string[]): Promise<bigint[]> {
  const rows = await db.logStream.findMany({ where: { groupId: id, name: { in: names } }, select: { id: true } });
  if (rows.length < new Set(names).size) throw streamNotFound();
  return rows.map((row) => row.id);
}

/** The stream is gone at once; its events are never read again, and the worker removes them. */
export async function deleteStream(db: Database, group: LogGroup, name: string, now: Date): Promise<void> {
  const [id] = await getStreamIds(db, group, [name]);
  const { count } = await db.logStream.deleteMany({ where: { groupId: group.id, id } });
  if (id === undefined || count === 0) throw streamNotFound();
  await db.logPurge.create({ data: { groupId: group.id, streamId: id, requestedAt: now } });
}

/** Streams of a group in the order asked for, at most `limit`. Those without events are the oldest of all by time. */
export async function listStreams(
  db: Database,
  { id }: LogGroup,
  { orderBy, descending, prefix, after }: StreamQuestion,
  limit: number,
): Promise<LogStream[]> {
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const beyond = descending ? Prisma.sql`<` : Prisma.sql`>`;
  const byTime = orderBy === "LastEventTime";
  const time = Prisma.sql`coalesce(last_event_at, to_timestamp(0))`;
  const wanted = [
    Prisma.sql`group_id = ${id}`,
    ...(prefix !== undefined ? [Prisma.sql`name >= ${prefix} AND starts_with(name, ${prefix})`] : []),
    ...(after && byTime
      ? [Prisma.sql`(${time}, name) ${beyond} (${new Date(after.lastEventAt)}::timestamptz, ${after.name})`]
      : []),
    ...(after && !byTime ? [Prisma.sql`name ${beyond} ${after.name}`] : []),
  ];
  const order = byTime ? Prisma.sql`${time} ${direction}, name ${direction}` : Prisma.sql`name ${direction}`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT id, name, created_at, first_event_at, last_event_at, last_ingested_at FROM log_streams
    WHERE ${Prisma.join(wanted, " AND ")} ORDER BY ${order} LIMIT ${limit}`;
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    firstEventAt: row.first_event_at ?? undefined,
    lastEventAt: row.last_event_at ?? undefined,
    lastIngestedAt: row.last_ingested_at ?? undefined,
  }));
}

type Row = {
  id: bigint;
  name: string;
  created_at: Date;
  first_event_at: Date | null;
  last_event_at: Date | null;
  last_ingested_at: Date | null;
};
