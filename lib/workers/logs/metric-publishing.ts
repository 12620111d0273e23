import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "../loop";

const SERVICE = "logs.amazonaws.com";

/** Makes metric points, every second, of what log events said: metric filters and embedded metrics. */
export function logMetricPublishing(): Step {
  return {
    name: "log metrics",
    everyMillis: 1_000,
    run: async (stopping) => {
      const { accountId, region } = settings();
      const { scopes } = await invoke(serviceCaller(SERVICE, accountId, region), "logs:ListLogMetricScopes", {});
      for (const scope of scopes) {
        const caller = serviceCaller(SERVICE, scope.accountId, scope.region);
        for (let full = true; full && !stopping.aborted; ) {
          full = (await invoke(caller, "logs:PublishLogMetrics", {})).full;
        }
      }
      return "rest";
    },
  };
}
