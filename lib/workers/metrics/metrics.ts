import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { expiry } from "../housekeeping";
import type { Step } from "../loop";
import { metricStreaming } from "./streaming";

/** What metrics ask of time: hot points are sealed into blocks, and days past their time are rolled up. */
export function metricSteps(): Step[] {
  return [metricSealing(), metricStreaming(), expiry("cloudwatch:RollUpMetricDays")];
}

/** Looks often, does something once the slot that is written has changed, which it does every five minutes. */
export function metricSealing(): Step {
  return {
    name: "metric sealing",
    everyMillis: 20_000,
    run: async () => {
      const { accountId, region } = settings();
      await invoke(serviceCaller("cloudwatch.amazonaws.com", accountId, region), "cloudwatch:SealMetricPoints", {});
      return "rest";
    },
  };
}
