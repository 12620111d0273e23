import { internal } from "@/lib/platform/operation";
import { removeAccount } from "../store/streams";

export const reset = {
  /** Part of emptying an account in open mode. */
  FirehoseResetAccount: internal<object, void>({ handle: ({ db, accountId }) => removeAccount(db, accountId) }),
};
