import { setTimeout as sleep } from "node:timers/promises";
import { type Database, pool } from "@/lib/platform/database";

/** How long writers that are under way are waited for: somewhat longer than a transaction of ours may last. */
const PATIENCE_MILLIS = 40_000;
const POLL_MILLIS = 20;

/**
 * A place in the audit trail up to which everything is there that ever will be; undefined when somebody holds it up too long.
 *
 * Places are taken from a sequence when an event is written and seen when it is committed, so an event may appear behind others
 * with higher places. Whoever has taken a place holds a lock on the table until the transaction ends (INSERT takes ROW EXCLUSIVE
 * before it evaluates defaults). So the last place taken is settled once all who hold such a lock now have let go; those who come
 * later take higher places. Nobody is kept waiting by this, and it holds after a restore, too, as transaction ids would not.
 */
export async function settledPosition(): Promise<bigint | undefined> {
  // The order matters: first the place, then who might have one that is lower.
  const last = await lastPosition(pool());
  const writers = await writersAmong(undefined);
  const patience = Date.now() + PATIENCE_MILLIS;
  for (let left = writers; left.length > 0; left = await writersAmong(left)) {
    if (Date.now() > patience) return undefined;
    await sleep(POLL_MILLIS);
  }
  return last;
}

/** The last place that has been taken, by whomever. */
export async function currentPosition(db: Database): Promise<bigint> {
  const rows = await db.$queryRaw<{ last: bigint }[]>`
    SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS last FROM trail_events_position`;
  return rows[0]?.last ?? 0n;
}

async function lastPosition(ask: Ask): Promise<bigint> {
  const { rows } = await ask.query<{ last: string }>(
    "SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS last FROM trail_events_position",
  );
  return BigInt(rows[0]?.last ?? 0);
}

type Ask = Pick<ReturnType<typeof pool>, "query">;

/** The transactions that have written events or are about to, as PostgreSQL names them; only those of a list where one is given. */
async function writersAmong(transactions: string[] | undefined): Promise<string[]> {
  const { rows } = await pool().query<{ transaction: string }>(
    `SELECT DISTINCT virtualtransaction AS transaction FROM pg_locks
     WHERE locktype = 'relation' AND relation = 'trail_events'::regclass AND mode = 'RowExclusiveLock' AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND ($1::text[] IS NULL OR virtualtransaction = ANY ($1))`,
    [transactions ?? null],
  );
  return rows.map(({ transaction }) => transaction);
}
