import { internal, internalRead } from "@/lib/platform/operation";
import { KEPT_DAYS } from "../model/subscription";
import { maintainNotificationPartitions } from "../store/partitions";
import { removeAccount } from "../store/reset";
import { removeStaleSubscriptions } from "../store/subscriptions";

const DAY_MILLIS = 86_400_000;

export const maintenance = {
  /** Subscriptions of every account that were not confirmed, or taken back, in three days. */
  RemoveStaleSubscriptions: internal<object, { Removed: number }>({
    handle: async ({ db, now }) => ({
      Removed: await removeStaleSubscriptions(db, new Date(now.getTime() - KEPT_DAYS * DAY_MILLIS)),
    }),
  }),

  MaintainNotificationPartitions: internalRead<object, void>({
    handle: (context) => maintainNotificationPartitions(context.now),
  }),

  /** Part of emptying an account in open mode. */
  NotificationsResetAccount: internal<object, void>({ handle: ({ db, accountId }) => removeAccount(db, accountId) }),
};
