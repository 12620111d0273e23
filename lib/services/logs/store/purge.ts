import { pool } from "@/lib/platform/database";

type Purge = { id: string; group_id: string; stream_id: string | null };

const BATCH = 10_000;

/**
 * Removes the rows of deleted groups and streams, batch by batch, for about `millis` milliseconds.
 * Answers how many events it removed and whether nothing is left to remove.
 */
export async function purgeDeleted(millis: number): Promise<{ events: number; done: boolean }> {
  const deadline = performance.now() + millis;
  let events = 0;
  for (;;) {
    const { rows } = await pool().query<Purge>("SELECT id, group_id, stream_id FROM log_purges ORDER BY id LIMIT 1");
    const [purge] = rows;
    if (!purge) return { events, done: true };
    for (;;) {
      if (performance.now() > deadline) return { events, done: false };
      const removed = purge.stream_id === null ? await purgeGroup(purge) : await purgeStream(purge);
      events += removed;
      if (removed === 0) break;
    }
    await pool().query("DELETE FROM log_purges WHERE id = $1", [purge.id]);
  }
}

async function purgeGroup({ group_id: group }: Purge): Promise<number> {
  const { rowCount } = await pool().query(
    `DELETE FROM log_events WHERE group_id = $1
     AND (at, id) IN (SELECT at, id FROM log_events WHERE group_id = $1 ORDER BY at, id LIMIT ${BATCH})`,
    [group],
  );
  if (rowCount) return rowCount;
  for (const table of ["log_streams", "log_chunks", "log_group_days"]) {
    await pool().query(`DELETE FROM ${table} WHERE group_id = $1`, [group]);
  }
  return 0;
}

/** What the group is said to hold of each day shrinks with the stream. */
async function purgeStream({ group_id: group, stream_id: stream }: Purge): Promise<number> {
  const { rows } = await pool().query<{ removed: string }>(
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
     SELECT count(*) AS removed FROM gone`,
    [group, stream],
  );
  return Number(rows[0]?.removed ?? 0);
}
