import { internal } from "@/lib/platform/operation";
import { removeAccount } from "../store/reset";

export const reset = {
  /** Part of emptying an account in open mode. */
  EventsResetAccount: internal<object, void>({ handle: ({ db, accountId }) => removeAccount(db, accountId) }),
};
