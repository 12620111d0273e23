import { join } from "node:path";
import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "../loop";
import { HOST_NAMESPACE, hostMetrics } from "./metrics";
import { type HostSample, sampleHost } from "./sample";
import { holdTurn } from "./turn";

const EVERY_MILLIS = 60_000;

/** A first, short interval, so that the first graph is not empty for a minute. */
const FIRST_MILLIS = 2_000;

/** Publishes this machine's metrics every minute. Of several workers on one machine one does it, or traffic would count twice. */
export function hostCollector(): Step {
  let before: HostSample | undefined;
  return {
    name: "host metrics",
    everyMillis: EVERY_MILLIS,
    run: async () => {
      const { dataFolder, accountId, region } = settings();
      if (!holdTurn(join(dataFolder, "host-collector.pid"))) {
        before = undefined;
        return "rest";
      }
      const after = await sampleHost();
      const data = before ? hostMetrics(before, after) : [];
      const isFirst = before === undefined;
      before = after;
      if (isFirst) return { afterMillis: FIRST_MILLIS };
      const caller = serviceCaller("cloudwatch.amazonaws.com", accountId, region);
      await invoke(caller, "cloudwatch:PutMetricData", { Namespace: HOST_NAMESPACE, MetricData: data });
      return "rest";
    },
  };
}
