import { setTimeout as sleep } from "node:timers/promises";
import { type Caller, serviceCaller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/settings";
import { harvestCalls } from "@/lib/platform/telemetry";
import { findOperation } from "@/lib/services/catalog";
import { invoke } from "@/lib/services/invoke";
import { publishEventMetrics } from "../events/metrics";
import { CALL_NAMESPACE, callMetrics } from "./call-metrics";
import { shipLogs } from "./log-shipper";

const SHIP_MILLIS = 2_000;
const PUBLISH_MILLIS = 60_000;
const LONGEST_BACKOFF_MILLIS = 60_000;
const FAREWELL_MILLIS = 2_000;
const MAX_DATA = 1_000;

/** Stops a process's telemetry; what waits is sent first, for two seconds at most. */
export type Telemetry = { stop: () => Promise<void> };

/**
 * Lets a process tell of itself: its log lines go to the log group /mirante/<name>, its calls become metrics of the namespace
 * Mirante, and what it counted of event rules metrics of AWS/Events. Never blocks nor fails the process: while the database is away lines wait, and the oldest are dropped and counted.
 */
export function startTelemetry(processName: "api" | "console" | "worker"): Telemetry {
  const { accountId, region } = settings();
  const caller = serviceCaller("mirante.amazonaws.com", accountId, region);
  const shipper = shipLogs(caller, processName);
  const stopping = new AbortController();
  const running = [
    repeat(SHIP_MILLIS, shipper.ship, stopping.signal),
    repeat(PUBLISH_MILLIS, () => publishCalls(caller), stopping.signal),
    repeat(PUBLISH_MILLIS, () => publishEventMetrics(caller), stopping.signal),
  ];
  return {
    stop: async () => {
      stopping.abort();
      const farewell = Promise.all(running)
        .then(() => Promise.allSettled([publishCalls(caller), publishEventMetrics(caller), shipper.ship()]))
        .finally(shipper.stop);
      await Promise.race([farewell, sleep(FAREWELL_MILLIS, undefined, { ref: false })]);
    },
  };
}

/** Publishes what was counted since the last time. Steps of our own are no calls of anyone's. */
export async function publishCalls(caller: Caller): Promise<void> {
  const at = now();
  const counted = harvestCalls().filter(({ action }) => findOperation(action)?.internal === false);
  const data = counted.flatMap((counts) => callMetrics(counts, at));
  for (let start = 0; start < data.length; start += MAX_DATA) {
    const MetricData = data.slice(start, start + MAX_DATA);
    await invoke(caller, "cloudwatch:PutMetricData", { Namespace: CALL_NAMESPACE, MetricData });
  }
}

/** Failures are silent on purpose: the likely one is that the database is away, and the log of that would be shipped too. */
async function repeat(everyMillis: number, run: () => Promise<void>, stopping: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stopping.aborted) {
    const pause = Math.min(everyMillis * 2 ** failures, Math.max(everyMillis, LONGEST_BACKOFF_MILLIS));
    await sleep(pause, undefined, { signal: stopping, ref: false }).catch(() => undefined);
    if (stopping.aborted) return;
    failures = await run().then(
      () => 0,
      () => failures + 1,
    );
  }
}
