import type { PoolClient } from "pg";
import { pool } from "@/lib/platform/database";

/** Runs a step of maintenance in one transaction on a plain connection: Prisma's end after half a minute, these may not. */
export async function inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let failure: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection that failed amid a transaction is closed, which rolls it back.
    client.release(failure);
  }
}
