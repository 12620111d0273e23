import type { PoolClient } from "pg";
import { inTransaction } from "./transaction";

type Purge = { id: string; group_id: string; stream_id: string | null };

const BATCH = 10_000;

/**
 * Removes the rows of deleted groups and streams, batch by batch, for about `millis` milliseconds.
 * Answers how many events it removed and whether nothing is left for it to remove.
 */
export async function purgeDeleted(millis: number): Promise<{ events: number; done: boolean }> {
  const deadline = performance.now() + millis;
  let events = 0;
  while (performance.now() < deadline) {
    const removed = await inTransaction(purgeBatch);
    if (removed === "nothing to do") return { events, done: true };
    events += removed;
  }
  return { events, done: false };
}

/** The purge is held, so that another worker takes the next one instead. */
async function purgeBatch(client: PoolClient): Promise<number | "nothing to do"> {
  const { rows } = await client.query<Purge>(
    "SELECT id, group_id, stream_id FROM log_purges ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED",
  );
  const [purge] = rows;
  if (!purge) return "nothing to do";
  const { id, group_id: group, stream_id: stream } = purge;
  const removed = await (stream === null ? purgeGroup(client, group) : purgeStream(client, group, stream));
  if (removed < BATCH) await client.query("DELETE FROM log_purges WHERE id = $1", [id]);
  return removed;
}

async function purgeGroup(client: PoolClient, group: string): Promise<number> {
  const { rowCount } = await client.query(
    `DELETE FROM log_events WHERE group_id = $1
     AND (at, id) IN (SELECT at, id FROM log_events WHERE group_id = $1 ORDER BY at, id LIMIT ${BATCH})`,
    [group],
  );
  const removed = rowCount ?? 0;
  if (removed < BATCH) {
    for (const table of ["log_streams", "log_chunks", "log_group_days"]) {
      await client.query(`DELETE FROM ${table} WHERE group_id = $1`, [group]);
    }
  }
  return removed;
}

/** What the group is said to hold of each day shrinks with the stream. */
async function purgeStream(client: PoolClient, group: string, stream: string): Promise<number> {
  const { rows } = await client.query<{ removed: number }>(
    `WITH gone AS (
       DELETE FROM log_events WHERE group_id = $1 AND stream_id = $2
       AND (at, id) IN (SELECT at, id FROM log_events WHERE group_id = $1 AND stream_id = $2 ORDER BY at, id LIMIT ${BATCH})
       RETURNING at, octet_length(message) + 26 AS bytes
     ), lessened AS (
       UPDATE log_group_days d
       SET stored_bytes = d.stored_bytes - less.bytes, event_count = d.event_count - less.events
       FROM (SELECT (at AT TIME ZONE 'UTC')::date AS day, sum(bytes) AS bytes, count(*) AS events FROM gone GROUP BY 1) less
       WHERE d.group_id = $1 AND d.day = less.day
     )
     SELECT count(*)::integer AS removed FROM gone`,
    [group, stream],
  );
  return rows[0]?.removed ?? 0;
}
