import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "../loop";

/** As many queries as one process runs at once; they take turns. */
const AT_ONCE = 4;
/** The first looks often, so that whoever asks one question waits little; the others help out when there are more. */
const FIRST_EVERY_MILLIS = 250;
const OTHERS_EVERY_MILLIS = 1_000;

/** Runs queries of Logs Insights, and gives up those whose process died. */
export function logQuerySteps(): Step[] {
  const runners = Array.from({ length: AT_ONCE }, (_, index) => runner(index));
  return [...runners, abandonedQueries()];
}

function runner(index: number): Step {
  return {
    name: `log queries ${index + 1}`,
    everyMillis: index === 0 ? FIRST_EVERY_MILLIS : OTHERS_EVERY_MILLIS,
    run: async (stopping) => {
      const { ran } = await invoke(caller(), "logs:RunLogQuery", { stopping });
      return ran ? "more" : "rest";
    },
  };
}

function abandonedQueries(): Step {
  return {
    name: "abandoned log queries",
    everyMillis: 5_000,
    run: async () => {
      await invoke(caller(), "logs:FailAbandonedLogQueries", {});
      return "rest";
    },
  };
}

function caller() {
  const { accountId, region } = settings();
  return serviceCaller("logs.amazonaws.com", accountId, region);
}
