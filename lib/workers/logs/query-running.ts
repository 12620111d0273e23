import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "../loop";

/** As many queries as one process runs at once; they take turns. */
const AT_ONCE = 4;

/** Runs queries of Logs Insights, soon after somebody has asked. */
export function logQueryRunning(): Step[] {
  return Array.from({ length: AT_ONCE }, (_, index) => ({
    name: `log queries ${index + 1}`,
    everyMillis: 250,
    run: async (stopping) => {
      const { accountId, region } = settings();
      const { ran } = await invoke(serviceCaller("logs.amazonaws.com", accountId, region), "logs:RunLogQuery", {
        stopping,
      });
      return ran ? "more" : "rest";
    },
  }));
}
