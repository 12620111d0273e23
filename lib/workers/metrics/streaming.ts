import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { metricStreamArn } from "@/lib/services/metrics/model/streams/metric-stream";
import type { Step } from "../loop";

const SERVICE = "cloudwatch.amazonaws.com";
const LOOK_MILLIS = 5_000;
/** Looking for new points reads all hot rows: it rests so many times as long as it took, and takes a tenth of a core at most. */
const REST = 9;

/** Notes every few seconds what has new points, and hands minutes that have ended to the delivery streams of metric streams. */
export function metricStreaming(): Step {
  return {
    name: "metric streaming",
    everyMillis: LOOK_MILLIS,
    run: async (stopping) => {
      const { accountId, region } = settings();
      const ours = serviceCaller(SERVICE, accountId, region);
      const begun = performance.now();
      await invoke(ours, "cloudwatch:CaptureMetricStreamUpdates", {});
      const tookMillis = performance.now() - begun;
      const { Streams } = await invoke(ours, "cloudwatch:ListDueMetricStreams", {});
      const failures: unknown[] = [];
      for (const { id: StreamId, name, ...scope } of Streams) {
        const caller = serviceCaller(SERVICE, scope.accountId, scope.region, metricStreamArn(scope, name));
        const send = async () => {
          for (let more = true; more && !stopping.aborted; ) {
            more = (await invoke(caller, "cloudwatch:SendMetricStreamUpdates", { StreamId })).More;
          }
        };
        // One that fails harms no other; what it held waits for the next time.
        await send().catch((error) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
      return { afterMillis: Math.max(LOOK_MILLIS, REST * tookMillis) };
    },
  };
}
