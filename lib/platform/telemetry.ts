/** What one operation did since the last harvest: how often, how long in milliseconds (the first 10,000), and which errors. */
export type CallCounts = { action: string; calls: number; durationsMillis: number[]; errors: Map<string, number> };

const MAX_DURATIONS = 10_000;

// One count a process: Next gives its instrumentation and its pages copies of a module, but they share globalThis.
const kept = globalThis as typeof globalThis & { miranteCalls?: Map<string, CallCounts> };

/** Counts one call at the front desk; the worker of each process publishes the counts as metrics every minute. */
export function countCall(action: string, durationMillis: number, errorCode?: string): void {
  kept.miranteCalls ??= new Map();
  const counts = kept.miranteCalls;
  let entry = counts.get(action);
  if (!entry) {
    entry = { action, calls: 0, durationsMillis: [], errors: new Map() };
    counts.set(action, entry);
  }
  entry.calls += 1;
  if (entry.durationsMillis.length < MAX_DURATIONS) entry.durationsMillis.push(durationMillis);
  if (errorCode) entry.errors.set(errorCode, (entry.errors.get(errorCode) ?? 0) + 1);
}

/** Hands over the counts and starts anew. */
export function harvestCalls(): CallCounts[] {
  const harvested = [...(kept.miranteCalls?.values() ?? [])];
  kept.miranteCalls = undefined;
  return harvested;
}
