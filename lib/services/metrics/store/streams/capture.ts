import type { PoolClient } from "pg";
import { type Database, pool } from "@/lib/platform/database";

/** Points older than this are in no stream (User Guide, "Set up a metric stream"). */
const OLDEST_MILLIS = 2 * 24 * 3_600_000;
/** How many metrics a row of updates names at most. */
const SERIES_PER_ROW = 1_000;

/**
 * Notes for every running stream which metrics have new points in which minute, up to now. New is what is committed and was not yet
 * at the snapshot of the time before: a hot row tells by its xmin which transaction wrote it, and a snapshot tells which
 * transactions had ended. So writers do nothing for streams, and what is committed late, after others, is found all the same.
 *
 * The position moves in the statement that reads, so that nothing is missed or noted twice. Whoever empties a slot calls this first,
 * in the same transaction. Where no stream runs nothing is read.
 */
export async function captureUpdates(client: PoolClient, now: Date): Promise<void> {
  const { rows } = await client.query(
    "SELECT 1 FROM metric_stream_position WHERE EXISTS (SELECT 1 FROM metric_streams WHERE is_running) FOR UPDATE",
  );
  if (rows.length === 0) return;
  // From here on the transaction has a number of its own, which age() counts from.
  await client.query("SELECT pg_current_xact_id()");
  await client.query(CAPTURE, [new Date(now.getTime() - OLDEST_MILLIS), now]);
}

/** As `captureUpdates`, in a transaction of its own. */
export async function captureNow(now: Date): Promise<void> {
  const client = await pool().connect();
  let failure: Error | undefined;
  try {
    await client.query("BEGIN");
    await captureUpdates(client, now);
    await client.query("COMMIT");
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection that failed amid a transaction is closed, which rolls it back.
    client.release(failure);
  }
}

/** Before the first stream runs: what is there by now is in no stream. Later streams begin where the others are. */
export async function beginCapture(db: Database, now: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO metric_stream_position AS known (snapshot, captured_at) VALUES (pg_current_snapshot()::text, ${now})
    ON CONFLICT (is_only) DO UPDATE SET snapshot = excluded.snapshot, captured_at = excluded.captured_at
    WHERE NOT EXISTS (SELECT 1 FROM metric_streams WHERE is_running)`;
}

/**
 * age() compares numbers of 32 bits and is cheap, so that it sorts out nearly every row; only of what is left the whole number is
 * made. A snapshot from the future is another database's, of which this one is a copy: then every hot row is new.
 */
const CAPTURE = `
  WITH place AS MATERIALIZED (
    SELECT snapshot::pg_snapshot AS before,
           age(pg_snapshot_xmin(snapshot::pg_snapshot)::xid) AS oldest_age,
           pg_snapshot_xmax(snapshot::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) AS is_foreign,
           pg_current_xact_id()::text::int8 AS mine
    FROM metric_stream_position
  ), fresh AS MATERIALIZED (
    SELECT DISTINCT hot.series_id, date_trunc('minute', hot.at, 'UTC') AS minute
    FROM metric_points AS hot, place
    WHERE hot.at >= $1
      AND CASE WHEN is_foreign THEN true
               WHEN age(hot.xmin) > oldest_age THEN false
               ELSE NOT pg_visible_in_snapshot((mine - age(hot.xmin))::text::xid8, before) END
  ), wanted AS (
    SELECT streams.stream_id, fresh.minute, fresh.series_id,
           (row_number() OVER (PARTITION BY streams.stream_id, fresh.minute ORDER BY fresh.series_id) - 1) / ${SERIES_PER_ROW} AS part
    FROM fresh
    JOIN metric_series AS series ON series.id = fresh.series_id
    JOIN metric_streams AS streams
      ON streams.account_id = series.account_id AND streams.region = series.region AND streams.is_running
    WHERE (included IS NULL OR included -> series.namespace = 'true' OR included -> series.namespace ? series.metric_name)
      AND NOT coalesce(excluded -> series.namespace = 'true' OR excluded -> series.namespace ? series.metric_name, false)
  ), noted AS (
    INSERT INTO metric_stream_updates (stream_id, minute, series_ids)
    SELECT stream_id, minute, array_agg(series_id) FROM wanted GROUP BY stream_id, minute, part
  )
  UPDATE metric_stream_position SET snapshot = pg_current_snapshot()::text, captured_at = $2`;
