import type { Scope } from "@/lib/platform/arn";
import { nowMillis } from "@/lib/platform/clock";
import { pool } from "@/lib/platform/database";
import { AwsError } from "@/lib/platform/errors";
import { GroupCommit, type Outcome } from "@/lib/platform/group-commit";
import type { Datum } from "../model/datum";
import { seriesKey } from "../model/series";
import { knownId, lookUpUnknown, remember } from "./known-series";
import { insertPoints, type StoredPoint } from "./points";
import { type ScopedSeries, touchSeries } from "./series";

/** A datum on its way to the database. */
type Pending = Datum & ScopedSeries;

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
  const pending = data.map((datum) => ({ ...datum, scope, name: datum.series, key: seriesKey(scope, datum.series) }));
  return writer.submit(
    pending,
    pending.reduce((sum, one) => sum + weigh(one), 0),
  );
}

/** Requests that are committed together succeed or fail together. */
async function flush(requests: (readonly Pending[])[]): Promise<Outcome<void>[]> {
  await commit(requests.flat());
  return requests.map(() => ({ answer: undefined }));
}

/**
 * One statement for the points, where their metrics are known; new ones are written down first, in the same transaction. That known
 * ones were seen again is written down afterwards, because whoever waits for an answer need not wait for that.
 */
async function commit(pending: Pending[]): Promise<void> {
  const seenAt = nowMillis();
  await lookUpUnknown(pending);
  const stored: StoredPoint[] = [];
  const unseen: Pending[] = [];
  for (const one of pending) {
    const id = knownId(one, seenAt);
    if (id === undefined) unseen.push(one);
    else stored.push(storedPoint(one, id));
  }
  if (unseen.length === 0) await insertPoints(pool(), stored);
  else await commitUnseen(stored, unseen, seenAt);
}

async function commitUnseen(stored: StoredPoint[], unseen: Pending[], seenAt: number): Promise<void> {
  const series = new Map(unseen.map(({ key, scope, name }) => [key, { key, scope, name }]));
  const client = await pool().connect();
  let failure: Error | undefined;
  try {
    await client.query("BEGIN");
    const ids = await touchSeries(client, [...series.values()], new Date(seenAt));
    await insertPoints(client, [...stored, ...unseen.map((one) => storedPoint(one, idOf(ids, one.key)))]);
    await client.query("COMMIT");
    // Only now: an id that was rolled back must not be remembered.
    for (const [key, id] of ids) remember(key, id, seenAt);
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
