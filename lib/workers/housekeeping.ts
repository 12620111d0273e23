import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { findOperation } from "@/lib/services/catalog";
import { dispatch } from "@/lib/services/invoke";
import type { Step } from "./loop";
import { maintainAll } from "./partitions";

const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;

/** Partitions for the days to come, at the start and every day. */
export function partitionKeeper(): Step {
  return {
    name: "partitions",
    everyMillis: DAY_MILLIS,
    run: async () => {
      await maintainAll();
      return "rest";
    },
  };
}

/** A room's own step, once an hour: what is past its time goes. One that answers `done: false` is asked again at once. */
export function expiry(action: string): Step {
  return {
    name: action,
    everyMillis: HOUR_MILLIS,
    run: async () => {
      if (!findOperation(action)) return "done";
      const { accountId, region } = settings();
      const answer = await dispatch(serviceCaller("mirante.amazonaws.com", accountId, region), action, {});
      return (answer as { done?: boolean } | undefined)?.done === false ? "more" : "rest";
    },
  };
}
