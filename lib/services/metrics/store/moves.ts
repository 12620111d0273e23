import type { PoolClient } from "pg";
import { pool } from "@/lib/platform/database";

/** The advisory lock of whoever moves points from one place to the next: one at a time. */
const MOVING = 72707371;

/**
 * Runs a move of points in one transaction: what is written there and emptied here happens whole or not at all. Answers undefined
 * when another process is moving just now.
 */
export async function moving<T>(move: (client: PoolClient) => Promise<T>): Promise<T | undefined> {
  const client = await pool().connect();
  let failure: Error | undefined;
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_xact_lock($1) AS mine", [MOVING]);
    const answer = rows[0]?.mine ? await move(client) : undefined;
    await client.query("COMMIT");
    return answer;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection that failed amid a transaction is closed, which rolls it back.
    client.release(failure);
  }
}
