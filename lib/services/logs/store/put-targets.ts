import type { Scope } from "@/lib/platform/arn";
import { pool } from "@/lib/platform/database";

/** A stream that can be written to. */
export type Target = { groupId: bigint; streamId: bigint; retentionDays: number | undefined; filterRevision: number };

type Wanted = Scope & { group: string; stream: string };
type Row = {
  group_id: string | null;
  stream_id: string | null;
  retention_days: number | null;
  filter_revision: number;
};

/** Looks up all streams of a flush in one go; the answers are in the order of the questions. */
export async function findTargets(wanted: Wanted[]): Promise<(Target | "no group" | "no stream")[]> {
  const { rows } = await pool().query<Row>({
    name: "find-put-targets",
    text: `
      SELECT g.id AS group_id, s.id AS stream_id, g.retention_days, g.filter_revision
      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY
        AS wanted (account_id, region, group_name, stream_name, place)
      LEFT JOIN log_groups g ON (g.account_id, g.region, g.name) = (wanted.account_id, wanted.region, wanted.group_name)
      LEFT JOIN log_streams s ON (s.group_id, s.name) = (g.id, wanted.stream_name)
      ORDER BY place`,
    values: [
      wanted.map(({ accountId }) => accountId),
      wanted.map(({ region }) => region),
      wanted.map(({ group }) => group),
      wanted.map(({ stream }) => stream),
    ],
  });
  return rows.map(
    ({ group_id: groupId, stream_id: streamId, retention_days: days, filter_revision: filterRevision }) => {
      if (groupId === null) return "no group";
      if (streamId === null) return "no stream";
      return { groupId: BigInt(groupId), streamId: BigInt(streamId), retentionDays: days ?? undefined, filterRevision };
    },
  );
}
