import { LRUCache } from "lru-cache";
import type { Scope } from "@/lib/platform/arn";
import { findSeries } from "./series";

/** The metrics that this process read lately. An id never changes, and a metric's row stays for ever, so nothing here grows old. */
const ids = new LRUCache<string, number>({ max: 100_000 });

/** As `findSeries`, for keys of this account and Region: the database is asked only for those that were not read lately. */
export async function idsOfSeries(scope: Scope, keys: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const unknown: string[] = [];
  for (const key of keys) {
    const id = ids.get(key);
    if (id === undefined) unknown.push(key);
    else found.set(key, id);
  }
  if (unknown.length === 0) return found;
  for (const [key, id] of await findSeries(scope, unknown)) {
    ids.set(key, id);
    found.set(key, id);
  }
  return found;
}
