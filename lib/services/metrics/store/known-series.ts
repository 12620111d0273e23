import { LRUCache } from "lru-cache";
import { nowMillis } from "@/lib/platform/clock";
import { pool } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { SEEN_STEP_MILLIS } from "../model/list-metrics";
import { lookUpSeries, type ScopedSeries, touchSeries } from "./series";

/** That a metric was seen is written down before its points when it was last seen longer ago: it may be in no list any more. */
const REMEMBERED_MILLIS = 2 * 3_600_000;
const SEEN_AT_ONCE = 500;

/** The metrics that this process wrote lately: their ids, and when that they were seen was last written down. */
const known = new LRUCache<string, { id: number; seenAt: number }>({ max: 200_000 });

/** The id of a metric that is known well enough to write its points at once. That it was seen again is written down soon. */
export function knownId(series: ScopedSeries, now: number): number | undefined {
  const entry = known.get(series.key);
  if (!entry || entry.seenAt < now - REMEMBERED_MILLIS) return undefined;
  if (entry.seenAt < now - SEEN_STEP_MILLIS) {
    entry.seenAt = now;
    noteSeen(series);
  }
  return entry.id;
}

/** Keeps what has been committed: an id that was rolled back must not be remembered. */
export function remember(key: string, id: number, seenAt: number): void {
  known.set(key, { id, seenAt });
}

/** A process that has just started knows no metric, but the database may: to ask is many times cheaper than to write. */
export async function lookUpUnknown(series: readonly ScopedSeries[]): Promise<void> {
  const unknown = new Map<string, ScopedSeries>();
  for (const one of series) if (!known.has(one.key)) unknown.set(one.key, one);
  if (unknown.size === 0) return;
  for (const { key, id, seenAt } of await lookUpSeries([...unknown.values()])) remember(key, id, seenAt);
}

/** Forgets what was seen of an account, so that its metrics are written down again when they come again. */
export function forgetAccount(accountId: string): void {
  for (const key of known.keys()) if (key.startsWith(`${accountId}\0`)) known.delete(key);
}

/** Metrics that were seen again, until that is written down. */
const seenAgain = new Map<string, ScopedSeries>();
let isWritingSeen = false;

function noteSeen({ key, scope, name }: ScopedSeries): void {
  seenAgain.set(key, { key, scope, name });
  if (isWritingSeen) return;
  isWritingSeen = true;
  setImmediate(() => void writeSeen());
}

/** A batch at a time, so that writers of points never wait long for a row. What fails is written the next time that it is seen. */
async function writeSeen(): Promise<void> {
  try {
    while (seenAgain.size > 0) {
      const batch = [...seenAgain.values()].slice(0, SEEN_AT_ONCE);
      for (const { key } of batch) seenAgain.delete(key);
      await touchSeries(pool(), batch, new Date(nowMillis()));
    }
  } catch (error) {
    log.warn({ err: error }, "that metrics were seen could not be written down");
  } finally {
    isWritingSeen = false;
  }
}
