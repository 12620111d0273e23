import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { TrailChannelModel } from "@/prisma/client/models";
import type { Channel } from "../model/channel";

export async function findChannel(db: Database, scope: Scope, id: string): Promise<Channel | undefined> {
  const row = await db.trailChannel.findUnique({ where: keyOf({ ...placeOf(scope), id }) });
  return row ? channelOf(row) : undefined;
}

/** As findChannel, but nobody else changes or deletes it until the transaction ends. */
export async function lockChannel(db: Database, scope: Scope, id: string): Promise<Channel | undefined> {
  await db.$queryRaw`
    SELECT FROM trail_channels
    WHERE account_id = ${scope.accountId} AND region = ${scope.region} AND channel_id = ${id}::uuid FOR UPDATE`;
  return findChannel(db, scope, id);
}

/** False when the name is taken. */
export async function insertChannel(db: Database, channel: Channel): Promise<boolean> {
  const { latest: _, ...row } = channel;
  const { count } = await db.trailChannel.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

/** False when the new name is another channel's; nothing is changed then. */
export async function renameChannel(db: Database, channel: Channel, name: string): Promise<boolean> {
  const { accountId, region, id } = channel;
  const renamed = await db.$executeRaw`
    UPDATE trail_channels SET name = ${name}
    WHERE account_id = ${accountId} AND region = ${region} AND channel_id = ${id}::uuid
      AND NOT EXISTS (SELECT FROM trail_channels AS other
                      WHERE other.account_id = ${accountId} AND other.region = ${region} AND other.name = ${name}
                        AND other.channel_id <> ${id}::uuid)`;
  return renamed === 1;
}

export async function deleteChannel(db: Database, channel: Channel): Promise<void> {
  await db.trailChannel.delete({ where: keyOf(channel) });
}

/** The channels of a Region by name; the quota keeps them few. */
export async function listChannels(db: Database, scope: Scope): Promise<Channel[]> {
  const rows = await db.trailChannel.findMany({ where: placeOf(scope), orderBy: { name: "asc" } });
  return rows.map(channelOf);
}

/** Remembers how the last events came in. */
export async function noteIngestion(db: Database, channel: Channel, latest: Channel["latest"]): Promise<void> {
  await db.trailChannel.update({
    where: keyOf(channel),
    data: {
      successAt: latest.successAt,
      successEventId: latest.successEventId,
      errorCode: latest.errorCode ?? null,
      attemptAt: latest.attemptAt,
      attemptEventId: latest.attemptEventId,
    },
  });
}

/** Null takes a policy away. */
export async function setPolicy(db: Database, channel: Channel, policy: string | null): Promise<void> {
  await db.trailChannel.update({ where: keyOf(channel), data: { policy } });
}

export async function setTags(db: Database, channel: Channel, tags: Channel["tags"]): Promise<void> {
  await db.trailChannel.update({ where: keyOf(channel), data: { tags } });
}

function placeOf({ accountId, region }: Scope): Scope {
  return { accountId, region };
}

function keyOf({ accountId, region, id }: Scope & { id: string }) {
  return { accountId_region_id: { accountId, region, id } };
}

function channelOf(row: TrailChannelModel): Channel {
  const { successAt, successEventId, errorCode, attemptAt, attemptEventId } = row;
  return {
    accountId: row.accountId,
    region: row.region,
    id: row.id,
    name: row.name,
    // Only this room writes the column.
    tags: row.tags as Channel["tags"],
    createdAt: row.createdAt,
    ...(row.policy === null ? {} : { policy: row.policy }),
    latest: {
      ...(successAt ? { successAt } : {}),
      ...(successEventId ? { successEventId } : {}),
      ...(errorCode ? { errorCode } : {}),
      ...(attemptAt ? { attemptAt } : {}),
      ...(attemptEventId ? { attemptEventId } : {}),
    },
  };
}
