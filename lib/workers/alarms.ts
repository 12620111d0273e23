import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "./loop";

const SERVICE = "cloudwatch.amazonaws.com";
const BATCH = 2000;
const ACTIONS = 100;

/** Looks every second for alarms that are due and actions that wait, in every account and Region, and does them all. */
export function alarmEvaluation(): Step {
  return {
    name: "alarm evaluation",
    everyMillis: 1_000,
    run: async (stopping) => {
      const { accountId, region } = settings();
      const { Scopes } = await invoke(serviceCaller(SERVICE, accountId, region), "cloudwatch:ListDueAlarmScopes", {});
      for (const scope of Scopes) {
        const caller = serviceCaller(SERVICE, scope.accountId, scope.region);
        for (let full = true; full && !stopping.aborted; ) {
          full = (await invoke(caller, "cloudwatch:EvaluateAlarms", { Limit: BATCH })).Evaluated === BATCH;
        }
        for (let full = true; full && !stopping.aborted; ) {
          full = (await invoke(caller, "cloudwatch:DeliverAlarmActions", {})).Taken === ACTIONS;
        }
      }
      return "rest";
    },
  };
}
