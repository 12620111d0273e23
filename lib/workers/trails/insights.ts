import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "../loop";

const SERVICE = "cloudtrail.amazonaws.com";
const LOOK_MILLIS = 20_000;

/** Counts every account's calls as they come, and each minute holds their rates against the rule of CloudTrail Insights. */
export function trailInsights(): Step {
  return {
    name: "trail insights",
    everyMillis: LOOK_MILLIS,
    run: async (stopping) => {
      const { accountId, region } = settings();
      const { Accounts, Settled } = await invoke(
        serviceCaller(SERVICE, accountId, region),
        "cloudtrail:ListEventAccounts",
        {},
      );
      if (Settled === undefined) return "rest";
      for (const account of Accounts) {
        if (stopping.aborted) break;
        const caller = serviceCaller(SERVICE, account, region);
        while ((await invoke(caller, "cloudtrail:CountCalls", { Settled })).More && !stopping.aborted);
        await invoke(caller, "cloudtrail:JudgeCallRates", {});
      }
      return "rest";
    },
  };
}
