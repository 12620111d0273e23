import { log } from "@/lib/platform/log";
import { internalRead } from "@/lib/platform/operation";
import { accountsWithEvents } from "../store/call-counts";
import { settledPosition } from "../store/positions";

/** What the worker asks before it goes through new events. */
export const eventAccounts = {
  /** Accounts to look at, and up to which place their events are all there; absent when a writer holds that up. */
  ListEventAccounts: internalRead<object, { Accounts: string[]; Settled?: bigint }>({
    handle: async ({ db }) => {
      const Accounts = await accountsWithEvents(db);
      const Settled = await settledPosition();
      if (Settled === undefined)
        log.warn("a transaction that writes events does not end; those who read on wait for it");
      return { Accounts, Settled };
    },
  }),
};
