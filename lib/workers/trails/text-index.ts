import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "../loop";

const SERVICE = "cloudtrail.amazonaws.com";
const LOOK_MILLIS = 60_000;

/** Makes every account's records searchable by their text, some thousands at a time. */
export function recordTextIndex(): Step {
  return {
    name: "record texts",
    everyMillis: LOOK_MILLIS,
    run: async (stopping) => {
      const { accountId, region } = settings();
      const known = await invoke(serviceCaller(SERVICE, accountId, region), "cloudtrail:ListEventAccounts", {});
      const { Accounts, Settled } = known;
      if (Settled === undefined) return "rest";
      for (const account of Accounts) {
        const caller = serviceCaller(SERVICE, account, region);
        while (!stopping.aborted && (await invoke(caller, "cloudtrail:IndexRecordTexts", { Settled })).More);
      }
      return "rest";
    },
  };
}
