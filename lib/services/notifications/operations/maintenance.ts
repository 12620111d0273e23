import { internal, internalRead } from "@/lib/platform/operation";
import { KEPT_DAYS } from "../model/subscription";
import { insertMail } from "../store/mails";
import { maintainNotificationPartitions } from "../store/partitions";
import { removeAccount } from "../store/reset";
import { removeStaleSubscriptions } from "../store/subscriptions";

const DAY_MILLIS = 86_400_000;

export const maintenance = {
  /** Keeps a mail that there is no server for, so that the console can show it. */
  KeepMail: internal<{ To: string; Subject: string; Text: string }, void>({
    handle: (context, { To, Subject, Text }) =>
      insertMail(context.db, context, { keptAt: context.now, recipient: To, subject: Subject, body: Text }),
  }),

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
