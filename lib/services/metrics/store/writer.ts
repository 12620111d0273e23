import { LRUCache } from "lru-cache";
import type { Scope } from "@/lib/platform/arn";
import { nowMillis } from "@/lib/platform/clock";
import { pool } from "@/lib/platform/database";
import { AwsError } from "@/lib/platform/errors";
import { GroupCommit, type Outcome } from "@/lib/platform/group-commit";
import type { Datum } from "../model/datum";
import { SEEN_STEP_MILLIS } from "../model/list-metrics";
import { seriesKey } from "../model/series";
import { insertPoints, type StoredPoint } from "./points";
import { touchSeries } from "./series";

/** A datum on its way to the database. */
type Pending = Datum & { scope: Scope; key: string };

/** The metrics that this process wrote lately: their ids, and when that they were seen was last written down. */
const known = new LRUCache<string, { id: number; seenAt: number }>({ max: 200_000 });

/** A list of values weighs as a datum for every eight of them, so that the queue stays within some hundred MB of memory. */
const weigh = ({ point }: Pending) => 1 + (point.values ? point.values.length / 8 : 0);

const writer = new GroupCommit<readonly Pending[], void>(flush, {
  inFlight: 2,
  flushWeight: 10_000,
  waitingWeight: 200_000,
  overloaded: () => new AwsError("Throttling", "Rate exceeded"),
});

/** Resolves once the data is committed. Throws Throttling when more waits than may. */
export function writeMetricData(scope: Scope, data: readonly Datum[]): Promise<void> {
  const pending = data.map((datum) => ({ ...datum, scope, key: seriesKey(scope, datum.series) }));
  return writer.submit(
    pending,
    pending.reduce((sum, one) => sum + weigh(one), 0),
  );
}

/** Forgets what was seen of an account, so that its metrics are written down again when they come again. */
export function forgetAccount(accountId: string): void {
  for (const key of known.keys()) if (key.startsWith(`${accountId}\0`)) known.delete(key);
}

/** Requests that are committed together succeed or fail together. */
async function flush(requests: (readonly Pending[])[]): Promise<Outcome<void>[]> {
  await commit(requests.flat());
  return requests.map(() => ({ answer: undefined }));
}

/** One statement for the points; where metrics are new or long unseen, a transaction that writes them down first. */
async function commit(pending: Pending[]): Promise<void> {
  const seenAt = nowMillis();
  const stored: StoredPoint[] = [];
  const unseen: Pending[] = [];
  for (const one of pending) {
    const entry = known.get(one.key);
    if (entry && entry.seenAt >= seenAt - SEEN_STEP_MILLIS) stored.push(storedPoint(one, entry.id));
    else unseen.push(one);
  }
  if (unseen.length === 0) await insertPoints(pool(), stored);
  else await commitUnseen(stored, unseen, seenAt);
}

async function commitUnseen(stored: StoredPoint[], unseen: Pending[], seenAt: number): Promise<void> {
  const series = new Map(unseen.map(({ key, scope, series: name }) => [key, { key, scope, name }]));
  const client = await pool().connect();
  let failure: Error | undefined;
  try {
    await client.query("BEGIN");
    const ids = await touchSeries(client, [...series.values()], new Date(seenAt));
    await insertPoints(client, [...stored, ...unseen.map((one) => storedPoint(one, idOf(ids, one.key)))]);
    await client.query("COMMIT");
    // Only now: an id that was rolled back must not be remembered.
    for (const [key, id] of ids) known.set(key, { id, seenAt });
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection that failed amid a transaction is closed, which rolls it back.
    client.release(failure);
  }
}

function storedPoint({ point, resolution }: Pending, seriesId: number): StoredPoint {
  return { seriesId, point, resolution };
}

function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error("A metric that was written down has no id.");
  return id;
}
