import type { QueryStatus } from "@aws-sdk/client-cloudwatch-logs";
import type { Scope } from "@/lib/platform/arn";
import { pool } from "@/lib/platform/database";
import type { LogQuery, QueryProgress } from "../model/log-query";
import { ROWS_A_PAGE } from "./log-queries";
import { inTransaction } from "./transaction";

/** A query that a worker has taken. */
export type TakenQuery = LogQuery & Scope & { worker: string };

type Row = {
  account_id: string;
  region: string;
  query_id: string;
  query_string: string;
  group_ids: string[];
  group_names: string[];
  start_millis: string;
  end_millis: string;
  row_limit: number;
  user_identity: string;
};

/** Takes the query that has waited longest. Its worker must say from time to time that it lives. */
export async function takeQuery(worker: string, now: Date): Promise<TakenQuery | undefined> {
  const { rows } = await pool().query<Row>(
    `UPDATE log_queries q SET status = 'Running', worker = $1, started_at = $2, seen_alive_at = $2
     FROM (SELECT account_id, region, query_id FROM log_queries WHERE status = 'Scheduled'
           ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED) AS next
     WHERE q.account_id = next.account_id AND q.region = next.region AND q.query_id = next.query_id
     RETURNING q.*`,
    [worker, now],
  );
  const [row] = rows;
  if (!row) return undefined;
  return {
    worker,
    accountId: row.account_id,
    region: row.region,
    id: row.query_id,
    queryString: row.query_string,
    groupIds: row.group_ids.map(BigInt),
    groupNames: row.group_names,
    start: Number(row.start_millis),
    end: Number(row.end_millis),
    limit: row.row_limit,
    userIdentity: row.user_identity,
  };
}

/** Says how far a query is, and that its worker lives; false when it was stopped meanwhile. */
export async function noteProgress(query: TakenQuery, progress: QueryProgress, now: Date): Promise<boolean> {
  const { rowCount } = await pool().query(
    `UPDATE log_queries SET records_matched = $5, records_scanned = $6, bytes_scanned = $7, seen_alive_at = $8
     WHERE ${OWN}`,
    [...keyOf(query), progress.matched, progress.scanned, progress.bytes, now],
  );
  return rowCount === 1;
}

/** What is kept when a query ends, or of its answer so far. */
export type Outcome = {
  status: QueryStatus;
  rows: readonly (readonly { field: string; value: string }[])[];
  progress: QueryProgress;
  failure?: string;
};

/** Puts the answer in place of what was there, if the query is still this worker's. */
export async function keepAnswer(query: TakenQuery, outcome: Outcome, now: Date): Promise<void> {
  const { status, rows, progress, failure = null } = outcome;
  await inTransaction(async (client) => {
    const { rowCount } = await client.query(
      `UPDATE log_queries SET status = $5, records_matched = $6, records_scanned = $7, bytes_scanned = $8, result_rows = $9,
              failure = $10, seen_alive_at = $11, finished_at = CASE WHEN $5 = 'Running' THEN NULL ELSE $11::timestamptz END
       WHERE ${OWN}`,
      [...keyOf(query), status, progress.matched, progress.scanned, progress.bytes, rows.length, failure, now],
    );
    if (rowCount !== 1) return;
    const key = keyOf(query).slice(0, 3);
    await client.query("DELETE FROM log_query_results WHERE account_id = $1 AND region = $2 AND query_id = $3", key);
    for (let page = 0; page * ROWS_A_PAGE < rows.length; page++) {
      const json = JSON.stringify(rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE));
      await client.query("INSERT INTO log_query_results VALUES ($1, $2, $3, $4, $5)", [...key, page, json]);
    }
  });
}

/** Gives a query back, for another worker to begin it anew. */
export async function giveBack(query: TakenQuery): Promise<void> {
  await pool().query(`UPDATE log_queries SET status = 'Scheduled', worker = NULL WHERE ${OWN}`, keyOf(query));
}

/** Queries whose worker has not been heard of since `silentSince` have failed. */
export async function failAbandoned(silentSince: Date, now: Date): Promise<void> {
  await pool().query(
    `UPDATE log_queries SET status = 'Failed', finished_at = $2, failure = 'The process that ran the query ended'
     WHERE status = 'Running' AND seen_alive_at < $1`,
    [silentSince, now],
  );
}

const OWN = "account_id = $1 AND region = $2 AND query_id = $3 AND worker = $4 AND status = 'Running'";
const keyOf = ({ accountId, region, id, worker }: TakenQuery): string[] => [accountId, region, id, worker];
